using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Miftah.Tests.Messaging;

/// <summary>
/// A mail server on a port of this machine, as far as SMTP needs one: it keeps what it is given, and answers a command
/// as it is told.
/// </summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2? certificate;
    private readonly Task serving;

    /// <param name="certificate">With one it offers STARTTLS, and takes no message before.</param>
    public SmtpListener(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>
    /// The answer to a command in place of the usual one, by its first word; "." is the end of the data.
    /// </summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>The messages as they came over the wire.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception end)
            when (end is OperationCanceledException or SocketException or IOException or AuthenticationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(Stream stream, bool isGreeting = true)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false))
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        if (isGreeting)
            await writer.WriteLineAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            Commands.Enqueue(line);
            var word = line.Split(' ', ':')[0];
            var answer = Answers.GetValueOrDefault(word) ?? Usual(word, stream);
            await writer.WriteLineAsync(answer);
            if (word == "STARTTLS" && answer.StartsWith('2'))
            {
                await using var sealedStream = new SslStream(stream, leaveInnerStreamOpen: true);
                await sealedStream.AuthenticateAsServerAsync(certificate!);
                await TalkAsync(sealedStream, isGreeting: false);
                return;
            }
            if (word == "QUIT")
                return;
            if (word == "DATA" && answer.StartsWith('3'))
                await writer.WriteLineAsync(await TakeAsync(reader));
        }
    }

    private async Task<string> TakeAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            text.Append(line).Append('\n');
        Messages.Enqueue(text.ToString());
        return Answers.GetValueOrDefault(".") ?? "250 taken";
    }

    private string Usual(string word, Stream stream) =>
        word switch
        {
            "EHLO" when certificate is not null && stream is not SslStream => "250-test\r\n250 STARTTLS",
            "STARTTLS" when certificate is not null => "220 go on",
            "MAIL" when certificate is not null && stream is not SslStream => "530 STARTTLS first",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
}
