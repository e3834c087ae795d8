using System.Net;
using Miftah.Tests.Support;

namespace Miftah.Tests.Doors;

/// <summary>What holds for every address of the public door.</summary>
public sealed class EdgeTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    [InlineData("/sign-in")]
    [InlineData("/recover")]
    [InlineData("/en/recover")]
    [InlineData("/support")]
    [InlineData("/no/such/page")]
    [InlineData("/css/miftah.css")]
    [InlineData("/health/live")]
    [InlineData("/home")]
    [Sentence(38, 39)]
    public async Task EveryAnswer_CarriesTheHeaders(string path)
    {
        var page = await portal.NewBrowser().GetAsync(path);

        page.Headers["Content-Security-Policy"].ShouldStartWith("default-src 'none'");
        page.Headers["Content-Security-Policy"].ShouldNotContain("unsafe");
        page.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        page.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        page.Headers["X-Frame-Options"].ShouldBe("DENY");
        page.Headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
        page.Headers.Keys.ShouldNotContain("Server");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/recover")]
    [InlineData("/sign-in")]
    [Sentence(38)]
    public async Task Pages_AreNeverStored(string path) =>
        (await portal.NewBrowser().GetAsync(path)).Headers["Cache-Control"].ShouldContain("no-store");

    [Theory]
    [InlineData("/no/such/page", "الصفحة غير موجودة")]
    [InlineData("/en/no/such/page", "Page not found")]
    public async Task UnknownPages_SaySo_InTheirLanguage(string path, string words)
    {
        var page = await portal.NewBrowser().GetAsync(path);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain(words);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task OtherMethods_AreRefused(string method)
    {
        var browser = portal.NewBrowser();
        var page = await browser.SendAsync(new(new HttpMethod(method), new Uri(browser.Origin, "/recover")));

        page.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    [Sentence(37)]
    public async Task ForeignHost_IsRefused()
    {
        var browser = portal.NewBrowser();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(browser.Origin, "/recover"));
        request.Headers.Host = "evil.example";

        (await browser.SendAsync(request)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Sentence(37)]
    public async Task ForwardedHost_ChangesNoLink()
    {
        var browser = portal.NewBrowser();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(browser.Origin, "/recover"));
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("Forwarded", "host=evil.example");

        (await browser.SendAsync(request)).Body.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task FormsThatAreTooLarge_AreRefused_WithoutAFault()
    {
        var browser = portal.NewBrowser();
        var shown = await browser.GetAsync("/recover");

        var page = await browser.PostAsync(shown, "/recover", ("IdentityNumber", new string('1', 600_000)));

        ((int)page.Status).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task SessionCookie_IsOpaqueAndHttpOnly()
    {
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, portal.NewPerson());

        foreach (Cookie cookie in browser.Cookies.GetCookies(browser.Origin))
        {
            cookie.HttpOnly.ShouldBeTrue(cookie.Name);
            cookie.Path.ShouldBe("/");
            cookie.Name.ShouldStartWith("miftah-80-");
        }
    }
}
