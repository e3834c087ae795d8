using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Doors;

namespace Miftah.Tests.Doors;

/// <summary>What holds for every route there is, asked of the route table itself, signed in and signed out.</summary>
public sealed partial class RouteCrawlTests : IAsyncLifetime
{
    private const string Evil = "evil.example";
    private static readonly string[] Methods =
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "X",
    ];
    private static readonly string[] Refused = ["PUT", "DELETE", "PATCH", "TRACE", "X"];

    private readonly Writes writes = new();
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: builder =>
        {
            builder.Configuration["Miftah:Limits:Off"] = "true"; // A crawler is no person.
            builder.Services.AddSingleton<IInterceptor>(writes);
        });

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void TheTable_HoldsWhatPeopleUse() =>
        ((string[])["/", "/sign-in", "/recover/code", "/home", "/security", "/health/ready"]).ShouldBeSubsetOf(Paths());

    [Theory]
    [InlineData(Who.Stranger)]
    [InlineData(Who.Subscriber)]
    [InlineData(Who.Staff)]
    [Sentence(38, 39)]
    public async Task EveryAnswer_ToEveryMethod_CarriesTheHeaders(Who who)
    {
        var browser = await BrowserAsync(who);
        foreach (var path in (string[])[.. Paths(), "/no/such/page", "/en/no/such/page"])
        foreach (var method in Methods)
        {
            var page = await AskAsync(browser, method, path);
            var what = $"{method} {path} → {(int)page.Status}";
            page.Headers.GetValueOrDefault("Content-Security-Policy", "").ShouldBe(ContentSecurityPolicy, what);
            page.Headers.GetValueOrDefault("X-Content-Type-Options").ShouldBe("nosniff", what);
            page.Headers.GetValueOrDefault("Referrer-Policy").ShouldBe("no-referrer", what);
            page.Headers.GetValueOrDefault("X-Frame-Options").ShouldBe("DENY", what);
            page.Headers.GetValueOrDefault("Cross-Origin-Opener-Policy").ShouldBe("same-origin", what);
            page.Headers.GetValueOrDefault("Cross-Origin-Resource-Policy").ShouldBe("same-origin", what);
            page.Headers.GetValueOrDefault("Permissions-Policy", "").ShouldContain("camera=()", Case.Sensitive, what);
            page.Headers.Keys.ShouldNotContain("Server", what);
            page.Headers.Keys.ShouldNotContain("X-Powered-By", what);
            if (page.Headers.GetValueOrDefault("Content-Type", "").StartsWith("text/html", StringComparison.Ordinal))
                page.Headers["Cache-Control"].ShouldContain("no-store", Case.Sensitive, what);
            // Whoever is signed out is sent to sign in before the method is looked at.
            if (Refused.Contains(method))
                ((int)page.Status).ShouldBeInRange(302, 405, what);
        }
    }

    [Theory]
    [InlineData(Who.Stranger)]
    [InlineData(Who.Subscriber)]
    [InlineData(Who.Staff)]
    [Sentence(39)]
    public async Task NoPost_WithoutItsToken_WritesAnything(Who who)
    {
        var browser = await BrowserAsync(who);
        writes.Seen.Clear();
        foreach (var path in Pages())
        foreach (var handler in Handlers)
            await AskAsync(browser, "POST", path + handler);

        writes.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Who.Subscriber, "/sign-out", "/home")]
    [InlineData(Who.Staff, "/staff/sign-out", "/staff")]
    [Sentence(39)]
    public async Task NoPost_FromAnotherSite_IsTaken_EvenWithItsToken(Who who, string signOut, string home)
    {
        var browser = await BrowserAsync(who);
        var shown = await browser.GetAsync(signOut);
        writes.Seen.Clear();
        // "/" of the staff door leads to its first page, whoever asks.
        foreach (var path in Pages().Where(x => x != "/" || who == Who.Subscriber))
        foreach (var site in (string[])["cross-site", "same-site"])
        {
            var page = await AskAsync(browser, "POST", path, [("Sec-Fetch-Site", site)], shown.Hidden);
            page.Status.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        writes.Seen.ShouldBeEmpty();
        (await browser.GetAsync(home)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [NegativeControl(39)]
    public async Task WithItsToken_FromThePageItself_APostWrites()
    {
        var browser = await BrowserAsync(Who.Subscriber);
        var shown = await browser.GetAsync("/sign-out");
        writes.Seen.Clear();

        var page = await AskAsync(browser, "POST", "/sign-out", [("Sec-Fetch-Site", "same-origin")], shown.Hidden);

        page.Headers["Clear-Site-Data"].ShouldContain("storage");
        writes.Seen.ShouldNotBeEmpty();
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Who.Stranger)]
    [InlineData(Who.Subscriber)]
    [InlineData(Who.Staff)]
    [Sentence(37, 39)]
    public async Task NoHeaderAndNoParameter_LeadsElsewhere(Who who)
    {
        var browser = await BrowserAsync(who);
        (string, string)[] headers =
        [
            ("X-Forwarded-Host", Evil),
            ("X-Forwarded-Proto", "ftp"),
            ("X-Forwarded-Prefix", $"//{Evil}"),
            ("X-Original-URL", $"https://{Evil}/"),
            ("Forwarded", $"host={Evil};proto=ftp"),
            ("Referer", $"https://{Evil}/"),
        ];
        var query = string.Join(
            '&',
            new[] { "returnUrl", "ReturnUrl", "next", "url", "redirect", "then", "ended" }.Select(x =>
                $"{x}=https://{Evil}/"
            )
        );
        foreach (var path in Pages().Concat(["/no/such/page"]))
        {
            var page = await AskAsync(browser, "GET", $"{path}?{query}", headers);
            (page.Location ?? "/").ShouldStartWith("/", Case.Sensitive, path);
            (page.Location ?? "/").ShouldNotStartWith("//", Case.Sensitive, path);
            (page.Location ?? "").ShouldNotContain(Evil, Case.Insensitive, path);
            Links().Matches(page.Body).Select(x => x.Value).ShouldNotContain(x => x.Contains($"//{Evil}"), path);
        }
    }

    [Fact]
    public async Task EveryRouteOfOneDoor_IsNotThereAtAnother()
    {
        var (people, staff) = (await BrowserAsync(Who.Subscriber), await BrowserAsync(Who.Staff));
        var pages = Routes().GroupBy(DoorOf, x => AddressOf(x)).ToDictionary(x => x.Key, x => x.Distinct().ToList());
        foreach (var (door, browser) in ((Door, Browser)[])[(Door.Public, people), (Door.Staff, staff)])
        foreach (
            var path in pages.Where(x => x.Key != door && x.Key != Door.Any).SelectMany(x => x.Value).Except(["/"])
        )
        {
            (await AskAsync(browser, "GET", path)).Status.ShouldBe(HttpStatusCode.NotFound, $"{door} {path}");
            // What takes no post at its own door says so at the public one too, and no more.
            var posted = (await AskAsync(browser, "POST", path)).Status;
            posted.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed], $"{door} {path}");
        }

        // The control: at its own door it is.
        (await people.GetAsync("/home")).Status.ShouldBe(HttpStatusCode.OK);
        (await staff.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Who.Subscriber, "GET")]
    [InlineData(Who.Subscriber, "HEAD")]
    [InlineData(Who.Staff, "GET")]
    [InlineData(Who.Staff, "HEAD")]
    [Sentence(39)]
    public async Task Asking_ChangesNothing(Who who, string method)
    {
        var browser = await BrowserAsync(who);
        writes.Seen.Clear();
        // Whoever reads the records leaves one.
        foreach (var path in Pages().Where(x => x != "/staff/audit" || who != Who.Staff))
            await AskAsync(browser, method, path);

        writes.Seen.ShouldBeEmpty();
    }

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    private static readonly string[] Handlers =
    [
        "",
        "?handler=AskPasskey",
        "?handler=Close",
        "?handler=EndOthers",
        "?handler=Extend",
        "?handler=Resend",
    ];

    /// <summary>Who crawls.</summary>
    public enum Who
    {
        Stranger,
        Subscriber,
        Staff,
    }

    private async Task<Browser> BrowserAsync(Who who)
    {
        if (who == Who.Staff) // With every role: each page opens.
            return (await portal.StaffAsync((StaffRole)127)).Browser;
        var browser = portal.NewBrowser();
        if (who == Who.Subscriber)
            await portal.SignInAsync(browser, portal.NewPerson());
        return browser;
    }

    private static Task<Page> AskAsync(
        Browser browser,
        string method,
        string path,
        IReadOnlyList<(string Name, string Value)>? headers = null,
        IReadOnlyList<(string Name, string Value)>? fields = null
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(browser.Origin, path));
        foreach (var (name, value) in headers ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        if (method == "POST")
            request.Content = new FormUrlEncodedContent(
                (fields ?? []).Select(x => KeyValuePair.Create(x.Name, x.Value))
            );
        return browser.SendAsync(request);
    }

    /// <summary>Every address, its parameters filled in.</summary>
    private IReadOnlyList<string> Paths() => [.. Routes().Select(AddressOf).Distinct(StringComparer.Ordinal)];

    private IEnumerable<RouteEndpoint> Routes() =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string AddressOf(RouteEndpoint route) =>
        "/" + Parameter().Replace(route.RoutePattern.RawText ?? "", "1").Trim('/');

    private static Door DoorOf(RouteEndpoint route) => route.Metadata.GetMetadata<DoorMetadata>()?.Door ?? Door.Public;

    private IEnumerable<string> Pages() => Paths().Where(x => !Path.HasExtension(x));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("(href|src|action)=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    /// <summary>Statements that change something.</summary>
    private sealed class Writes : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Look(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Look(command);
            return ValueTask.FromResult(result);
        }

        private void Look(DbCommand command)
        {
            foreach (var verb in (string[])["INSERT", "UPDATE", "DELETE"])
                if (command.CommandText.TrimStart().StartsWith(verb, StringComparison.OrdinalIgnoreCase))
                    Seen.Enqueue(command.CommandText);
        }
    }
}
