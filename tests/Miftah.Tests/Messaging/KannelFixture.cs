using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Sms;

namespace Miftah.Tests.Messaging;

/// <summary>
/// An SMS as the network saw it; <c>Kind</c> is "ucs-2" or "text", and "udh" for a part of a longer message.
/// </summary>
public sealed record NetworkSms(string From, string To, string Kind, string Text);

/// <summary>
/// A private Kannel: bearerbox and smsbox on free loopback ports, and fakesmsc as the mobile network behind them.
/// </summary>
public sealed partial class KannelFixture : IAsyncLifetime
{
    private const string Bearerbox = "/usr/sbin/bearerbox";
    private const string Smsbox = "/usr/sbin/smsbox";
    private const string Network = "/usr/lib/kannel/test/fakesmsc";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-kannel-");
    private readonly List<Process> children = [];
    private readonly Lock gate = new();
    private readonly List<NetworkSms> received = [];
    private readonly StringBuilder said = new();
    private int sendPort;

    public async ValueTask InitializeAsync()
    {
        RequireInstalled();
        int[] ports = [FreePorts.One(), FreePorts.One(), FreePorts.One(), FreePorts.One()];
        sendPort = ports[3];
        var config = Path.Combine(folder.FullName, "kannel.conf");
        await File.WriteAllTextAsync(config, Config(ports));
        // -v 4: standard error carries only what stops it. The probes ask until the box answers.
        Start(Bearerbox, ["-v", "4", config], Note);
        await AnswersAsync($"http://127.0.0.1:{ports[0]}/status.txt?password=operator");
        Start(Smsbox, ["-v", "4", config], Note);
        await AnswersAsync($"http://127.0.0.1:{sendPort}/cgi-bin/sendsms");
        Start(Network, ["-H", "127.0.0.1", "-r", $"{ports[2]}", "-m", "0", "0 0 text nothing"], Hear);
    }

    /// <summary>A gateway's configuration that reaches this Kannel.</summary>
    public KannelOptions Options(
        string reportUrl = "http://127.0.0.1:9/gateway/sms-report",
        string password = "secret"
    ) =>
        new()
        {
            Url = $"http://127.0.0.1:{sendPort}/cgi-bin/sendsms",
            Username = "miftah",
            Password = password,
            Sender = "Miftah",
            ReportUrl = reportUrl,
        };

    /// <summary>
    /// Waits until <paramref name="count"/> messages or parts reached <paramref name="to"/>, and gives all that did.
    /// </summary>
    public async Task<IReadOnlyList<NetworkSms>> ArrivedAsync(string to, int count, CancellationToken cancel)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50, cancel))
        {
            lock (gate)
            {
                var arrived = received.Where(x => x.To == to).ToList();
                if (arrived.Count >= count)
                    return arrived;
            }
        }
        throw new TimeoutException($"{count} messages to {to} did not reach the network. Kannel said:\n{Said()}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in Enumerable.Reverse(children))
        {
            if (!child.HasExited)
                child.Kill();
            await child.WaitForExitAsync();
            child.Dispose();
        }
        folder.Delete(recursive: true);
    }

    private static void RequireInstalled()
    {
        string[] missing = [.. new[] { Bearerbox, Smsbox, Network }.Where(x => !File.Exists(x))];
        if (missing.Length > 0)
            throw new FileNotFoundException(
                $"These tests need Kannel; missing: {string.Join(", ", missing)}. "
                    + "On Debian: apt-get install kannel kannel-extras"
            );
    }

    private void Start(string program, string[] arguments, Action<string> hear)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var child = Process.Start(start)!;
        children.Add(child);
        child.OutputDataReceived += (_, line) => hear(line.Data ?? "");
        child.ErrorDataReceived += (_, line) => hear(line.Data ?? "");
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
    }

    /// <summary>
    /// fakesmsc prints «Got message 1: &lt;from to kind text&gt;»; a line break in a text makes it two such lines.
    /// </summary>
    private void Hear(string line)
    {
        Note(line);
        if (Got.Match(line) is not { Success: true } got)
            return;
        var message = Shape.Match(got.Groups["message"].Value);
        lock (gate)
        {
            if (message.Success)
                received.Add(Read(message));
            else if (received.Count > 0)
                received[^1] = received[^1] with { Text = $"{received[^1].Text}\n{got.Groups["message"].Value}" };
        }
    }

    private static NetworkSms Read(Match message)
    {
        var kind = message.Groups["kind"].Value;
        var text = message.Groups["text"].Value;
        if (kind == "ucs-2")
            text = Encoding.BigEndianUnicode.GetString(
                WebUtility.UrlDecodeToBytes(Encoding.ASCII.GetBytes(text), 0, text.Length)!
            );
        return new(message.Groups["from"].Value, message.Groups["to"].Value, kind, text);
    }

    private async Task AnswersAsync(string address)
    {
        using var http = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (children[^1].HasExited)
                break;
            try
            {
                using var answer = await http.GetAsync(address);
                return;
            }
            catch (HttpRequestException)
            {
                // Not up yet.
            }
        }
        throw new InvalidOperationException($"Kannel did not start. It said:\n{Said()}");
    }

    private void Note(string line)
    {
        lock (gate)
            said.AppendLine(line);
    }

    private string Said()
    {
        lock (gate)
            return said.ToString();
    }

    // Ports: 0 administration, 1 smsbox to bearerbox, 2 network to bearerbox, 3 portal to smsbox.
    private static string Config(int[] ports) =>
        $"""
            group = core
            admin-port = {ports[0]}
            admin-interface = 127.0.0.1
            admin-password = operator
            smsbox-port = {ports[1]}
            smsbox-interface = 127.0.0.1
            box-allow-ip = 127.0.0.1
            dlr-storage = internal

            group = smsc
            smsc = fake
            smsc-id = network
            host = 127.0.0.1
            port = {ports[2]}
            connect-allow-ip = 127.0.0.1

            group = smsbox
            bearerbox-host = 127.0.0.1
            bearerbox-port = {ports[1]}
            sendsms-port = {ports[3]}
            sendsms-interface = 127.0.0.1

            group = sendsms-user
            username = miftah
            password = secret
            concatenation = true
            max-messages = 3

            """;

    [GeneratedRegex(@"Got message \d+: <(?<message>.*)>$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Got { get; }

    [GeneratedRegex(
        @"^(?<from>\S+) (?<to>\+[0-9]+) (?<kind>text|ucs-2|data|udh) (?<text>.*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Shape { get; }
}
