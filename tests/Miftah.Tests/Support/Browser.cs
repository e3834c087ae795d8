using System.Net;
using Microsoft.AspNetCore.TestHost;
using Miftah.Domain.Challenges;

namespace Miftah.Tests.Support;

/// <summary>
/// A browser without script: keeps cookies, posts the form it was shown, does not follow redirects by itself.
/// </summary>
public sealed class Browser(TestServer server, KeptLog log, string prefix)
{
    private static readonly ProofOfWork Work = new(2, 2);
    private readonly HttpMessageHandler handler = server.CreateHandler();

    public CookieContainer Cookies { get; } = new();

    public Uri Origin { get; init; } = new("http://localhost");

    /// <summary>Signs each request, where the browser is a kiosk's.</summary>
    public Func<HttpRequestMessage, Task>? Sign { get; init; }

    public async Task<Page> GetAsync(string path) => await SendAsync(new(HttpMethod.Get, Address(path)));

    /// <summary>Posts a form's hidden fields with those given; a null value takes a field out.</summary>
    public async Task<Page> PostAsync(Page shown, string path, params (string Name, string? Value)[] fields)
    {
        var all = shown.Hidden.Where(x => fields.All(f => f.Name != x.Name)).ToList();
        all.AddRange(fields.Where(x => x.Value is not null).Select(x => (x.Name, x.Value!)));
        return await SendAsync(
            new(HttpMethod.Post, Address(path))
            {
                Content = new FormUrlEncodedContent(all.Select(x => KeyValuePair.Create(x.Name, x.Value))),
            }
        );
    }

    /// <summary>Opens a page, fills it and posts it to itself.</summary>
    public async Task<Page> FillAsync(string path, params (string Name, string? Value)[] fields)
    {
        var shown = await GetAsync(path);
        shown.Status.ShouldBe(HttpStatusCode.OK, $"{path} → {shown.Location}");
        return await PostAsync(shown, path, fields);
    }

    /// <summary>Page 1 of a recovery, with the challenge solved honestly.</summary>
    public Task<Page> IdentifyAsync(string number, string mobile, params (string Name, string Value)[] more) =>
        IdentifyAsync(number, mobile, "/recover", more);

    /// <summary>The same of another journey.</summary>
    public async Task<Page> IdentifyAsync(
        string number,
        string mobile,
        string path,
        params (string Name, string Value)[] more
    )
    {
        var shown = await GetAsync(path);
        return await PostAsync(
            shown,
            path,
            [
                ("IdentityNumber", number),
                ("Mobile", mobile),
                ("ChallengeProof", Work.Solve(shown.Field("Challenge"))),
                .. more,
            ]
        );
    }

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var cookies = Cookies.GetCookieHeader(Origin);
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        if (Sign is not null)
            await Sign(request);
        using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = Origin };
        using var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Cookies.SetCookies(Origin, cookie);
        var trouble =
            response.StatusCode == HttpStatusCode.InternalServerError
                ? log.Lines.LastOrDefault(x => x.Contains("   at "))
                : null;
        return new(response, await response.Content.ReadAsStringAsync(), trouble);
    }

    private Uri Address(string path) => new(Origin, prefix + path);
}
