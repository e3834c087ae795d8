using System.Net;
using System.Net.Sockets;

namespace Miftah.Attack;

/// <summary>
/// A browser of an attacker or a person: keeps cookies, posts the form it was shown, follows no redirect by itself, and
/// can be told to lie in its headers.
/// </summary>
public sealed class Browser(Uri origin, IPAddress? from = null) : IDisposable
{
    private const int TimeoutSeconds = 60;

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(TimeoutSeconds),
            ConnectCallback = from is null ? null : (context, cancel) => ConnectAsync(from!, context, cancel),
        }
    )
    {
        BaseAddress = origin,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };

    /// <summary>Its cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Headers that go with every request.</summary>
    public Dictionary<string, string> Lies { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Task<Reply> GetAsync(string path) => SendAsync(() => new(HttpMethod.Get, path));

    /// <summary>Posts the hidden fields of a page with those given, which come before them.</summary>
    public Task<Reply> PostAsync(Reply shown, string path, params (string Name, string Value)[] fields)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var all = new Dictionary<string, string>(shown.Hidden, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            all[name] = value;
        return SendAsync(() => new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) });
    }

    /// <summary>Opens a page, fills it and posts it to itself.</summary>
    public async Task<Reply> FillAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(await GetAsync(path), path, fields);

    /// <summary>
    /// Makes connections first, then lets all requests go at once, each with the cookies of before: a race. What comes
    /// back changes no cookie here.
    /// </summary>
    public async Task<IReadOnlyList<Reply>> RaceAsync(int count, Func<int, Browser, Task<Reply>> one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var racers = Enumerable.Range(0, count).Select(_ => Racer()).ToList();
        try
        {
            await Task.WhenAll(racers.Select(x => x.WarmUpAsync()));
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var running = racers.Select((x, i) => WaitAndRunAsync(start.Task, () => one(i, x))).ToList();
            start.SetResult();
            return await Task.WhenAll(running);
        }
        finally
        {
            racers.ForEach(x => x.Dispose());
        }
    }

    /// <summary>Takes over the cookies that a reply of a race has set.</summary>
    public void Take(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        foreach (var cookie in reply.SetCookies.Select(x => x.Split(';')[0].Split('=', 2)))
            if (cookie[1].Length == 0)
                Cookies.Remove(cookie[0]);
            else
                Cookies[cookie[0]] = cookie[1];
    }

    public void Dispose() => client.Dispose();

    // All of 127.0.0.0/8 is this machine: each address is a network of its own to the portal.
    private static async ValueTask<Stream> ConnectAsync(
        IPAddress from,
        SocketsHttpConnectionContext context,
        CancellationToken cancel
    )
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Browser Racer() => new(origin, from) { Cookies = new(Cookies, StringComparer.Ordinal) };

    private static async Task<Reply> WaitAndRunAsync(Task start, Func<Task<Reply>> run)
    {
        await start;
        return await run();
    }

    // The connection is open and stays so; the page needs no cookie and sets none that is kept.
    private async Task WarmUpAsync()
    {
        using var reply = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        await reply.Content.ReadAsByteArrayAsync();
    }

    private async Task<Reply> SendAsync(Func<HttpRequestMessage> make)
    {
        using var request = make();
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(x => $"{x.Key}={x.Value}")));
        foreach (var (name, value) in Lies)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        var reply = new Reply(
            (int)response.StatusCode,
            response.Headers.Location?.ToString(),
            response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [],
            response.Headers.ToString(),
            await response.Content.ReadAsStringAsync()
        );
        Take(reply);
        return reply;
    }
}
