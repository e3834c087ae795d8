using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Miftah.Attack;

/// <summary>A request as the broken server reads it.</summary>
internal sealed record Asked(string Method, string Path, string Host);

/// <summary>
/// A tiny HTTP server that is broken on purpose, in this process: negative controls point a detector at it and see that
/// the detector detects.
/// </summary>
internal sealed class BrokenServer : IAsyncDisposable
{
    private const int RequestBytesMax = 65_536;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Asked, Task<(int Status, string Location, string Body)>> answer;
    private readonly Task serving;

    public BrokenServer(Func<Asked, Task<(int Status, string Location, string Body)>> answer)
    {
        this.answer = answer;
        listener.Start();
        Origin = new($"http://{listener.LocalEndpoint}");
        serving = ServeAsync();
    }

    public Uri Origin { get; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(OneAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    // One request a connection: whatever was read by the end of the head is enough to answer.
    private async Task OneAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var lines = await HeadAsync(stream);
            if (lines.Length == 0)
                return;
            var first = lines[0].Split(' ');
            var host = lines.FirstOrDefault(x => x.StartsWith("Host:", StringComparison.OrdinalIgnoreCase));
            var (status, location, body) = await answer(new(first[0], first[1], host?[5..].Trim() ?? ""));
            var head = $"HTTP/1.1 {status} X\r\nLocation: {location}\r\nContent-Length: {body.Length}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}Connection: close\r\n\r\n{body}"), stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side went away, or the control is over.
        }
    }

    private async Task<string[]> HeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        var length = -1;
        while (text.Length < RequestBytesMax)
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
                break;
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            if (length < 0)
                length = LengthIn(all[..end]);
            if (all.Length >= end + 4 + length)
                return all[..end].Split("\r\n");
        }
        return [];
    }

    private static int LengthIn(string head) =>
        head.Split("\r\n")
            .Where(x => x.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(x => int.Parse(x.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();
}
