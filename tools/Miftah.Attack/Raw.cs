using System.Net.Sockets;
using System.Text;

namespace Miftah.Attack;

/// <summary>Requests that no client library would send, byte for byte.</summary>
internal static class Raw
{
    private const int ReadSeconds = 30;

    /// <returns>Everything that came back; empty when the connection was closed without a word.</returns>
    public static async Task<string> SendAsync(Uri origin, string request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(ReadSeconds));
        using var client = new TcpClient();
        await client.ConnectAsync(origin.Host, origin.Port, limit.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return ""; // Cut off in the middle of what was sent.
        }
        catch (OperationCanceledException)
        {
            return "HTTP/1.1 599 held for longer than 30 seconds";
        }
    }
}
