namespace Miftah.KioskSimulator;

/// <summary>
/// Carries each request of the kiosk's browser to the portal, signed, one at a time, and brings the answer back. It
/// keeps nothing: where the portal cannot be reached, the browser gets a page that says so.
/// </summary>
public sealed class Agent(KioskFile file, Signer signer, HttpMessageHandler? handler = null) : IDisposable
{
    private const int TimeoutSeconds = 20;

    /// <summary>What the browser says that the portal has to know.</summary>
    private static readonly string[] Carried =
    [
        "Accept",
        "Accept-Language",
        "Cookie",
        "Sec-Fetch-Site",
        "Sec-Fetch-Mode",
        "Sec-Fetch-Dest",
        "User-Agent",
    ];

    private static readonly string[] OfTheLine = ["Transfer-Encoding", "Connection", "Keep-Alive"];

    private readonly SemaphoreSlim one = new(1);

    private readonly HttpClient client = new(
        handler
            ?? new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
            }
    )
    {
        BaseAddress = file.Origin,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };

    /// <summary>The cable is out.</summary>
    public bool IsUnplugged { get; set; }

    /// <summary>The last page that was asked for, for what an attacker on the line would do with it.</summary>
    public SentMessage? Last { get; private set; }

    /// <summary>One request of the browser and its answer.</summary>
    public async Task CarryAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var target = $"{http.Request.Path.ToUriComponent()}{http.Request.QueryString.ToUriComponent()}";
        // One at a time: numbers arrive in the order in which they were given.
        await one.WaitAsync(http.RequestAborted);
        try
        {
            var headers = signer.Next(http.Request.Method, target, body.ToArray());
            var carried = Carried
                .Where(x => http.Request.Headers.ContainsKey(x))
                .Select(x => (x, http.Request.Headers[x].ToString()));
            var message = new SentMessage(
                http.Request.Method,
                target,
                body.ToArray(),
                http.Request.ContentType,
                [.. headers.Select(x => (x.Key, x.Value)), .. carried]
            );
            using var answer = await SendAsync(message, http.RequestAborted);
            // A file of the layout needs no signature: sent again it would harm nobody, and show nothing.
            if (http.Request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document")
                Last = message;
            await BringAsync(answer, http);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            await ScreenPages.OfflineAsync(http);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Sends a message as it is: again, or signed by somebody else.</summary>
    /// <exception cref="HttpRequestException">The portal cannot be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(SentMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (IsUnplugged)
            throw new HttpRequestException("The cable is out.");
        using var request = new HttpRequestMessage(new(message.Method), message.Target);
        foreach (var (name, value) in message.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (message.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(message.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", message.ContentType);
        }
        return await client.SendAsync(request, cancel);
    }

    public void Dispose()
    {
        client.Dispose();
        one.Dispose();
    }

    private static async Task BringAsync(HttpResponseMessage answer, HttpContext http)
    {
        if (answer.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            await ScreenPages.OutOfServiceAsync(http);
            return;
        }
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!OfTheLine.Contains(name, StringComparer.OrdinalIgnoreCase))
                http.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}

/// <summary>A message as it left the device.</summary>
public sealed record SentMessage(
    string Method,
    string Target,
    byte[] Body,
    string? ContentType,
    IReadOnlyList<(string Name, string Value)> Headers
);
