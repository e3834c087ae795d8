using System.Net;
using Miftah.Tests.Support;

namespace Miftah.Tests.Limits;

/// <summary>What a person meets at a limit, and who meets none.</summary>
public sealed class LimitPageTests : IAsyncLifetime
{
    private const string Nearby = "203.0.113.7";
    private const string Elsewhere = "198.51.100.9";

    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() =>
        portal = await FromAddress.PortalAsync(
            ("Miftah:TrustedProxies", "10.0.0.5"),
            ("Miftah:Limits:SignIn:Network:Burst", "3"),
            ("Miftah:Limits:SignIn:Network:PerHour", "6"),
            ("Miftah:Limits:RecoveryBegin:Number:Burst", "2"),
            ("Miftah:Limits:RecoveryBegin:All:Burst", "6"),
            ("Miftah:Limits:FailedSignIn:All:Burst", "12"),
            ("Miftah:Limits:RecoveryStep:Device:Burst", "4"),
            ("Miftah:Limits:RecoveryStep:Network:Burst", "3")
        );

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false, "طلبات كثيرة في وقت قصير", "لم يتغيّر شيء في حسابك")]
    [InlineData(true, "Too many requests in a short time", "Nothing in your account was changed")]
    public async Task OverALimit_ThePageSaysUntilWhen_InItsLanguage(bool english, string title, string calm)
    {
        for (var i = 0; i < 3; i++)
            (await SignInAsync(portal.NewBrowser(), Nearby, "nobody")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await SignInAsync(portal.NewBrowser(english), Nearby, "nobody", english ? "/en" : "");

        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Headers["Retry-After"].ShouldBe("600");
        page.Text.ShouldContain(title);
        page.Text.ShouldContain(calm);
        page.Text.ShouldContain("10:45"); // Ten minutes after 10:35 in Riyadh.
        page.Headers["Cache-Control"].ShouldContain("no-store");
    }

    [Fact]
    [Sentence(1)]
    public async Task KnownAndUnknownNames_ReachTheLimitTogether()
    {
        var person = portal.NewPerson();
        foreach (var (name, status) in new[] { (person.Username, 200), ("nobody", 200), (person.Number, 200) })
            ((int)(await SignInAsync(portal.NewBrowser(), Nearby, name)).Status).ShouldBe(status);

        (await SignInAsync(portal.NewBrowser(), Nearby, person.Username)).Status.ShouldBe((HttpStatusCode)429);
        (await SignInAsync(portal.NewBrowser(), Nearby, "nobody")).Status.ShouldBe((HttpStatusCode)429);
        (await SignInAsync(portal.NewBrowser(), Elsewhere, "nobody")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Sentence(65)]
    public async Task BrowserThatTheAccountKnows_GoesOn_WhereItsNetworkMayNot()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        for (var i = 0; i < 4; i++)
            await SignInAsync(portal.NewBrowser(), Nearby, "nobody");

        var page = await SignInAsync(owner, Nearby, person.Username, "", Someone.CrowdPassword);

        page.ShouldGoTo("/sign-in/code");
    }

    [Fact]
    [Sentence(65)]
    public async Task BrowserKnownToAnotherAccount_IsAStranger_ToThePersonNamed()
    {
        var (victim, attacker) = (portal.NewPerson(), portal.NewPerson());
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, attacker);
        for (var i = 0; i < 4; i++)
            await SignInAsync(portal.NewBrowser(), Nearby, "nobody");

        foreach (var named in new[] { victim.Username, victim.Number, "nobody", "" })
            (await SignInAsync(browser, Nearby, named)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        var page = await SignInAsync(browser, Nearby, attacker.Number, "", Someone.CrowdPassword);
        page.ShouldGoTo("/sign-in/code");
    }

    [Fact]
    [Sentence(65)]
    public async Task AFormThatNamesTheAttackerBeside_BeginsNoRecoveryOfAnother()
    {
        var (victim, attacker, browser) = (portal.NewPerson(), portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, attacker);
        for (var i = 0; i < 6; i++)
            await portal.NewBrowser().IdentifyAsync(Number(i), "0500000000");

        var page = await browser.IdentifyAsync(victim.Number, victim.Mobile, ("Username", attacker.Username));

        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await browser.IdentifyAsync(attacker.Number, attacker.Mobile)).ShouldGoTo("/recover/question");
    }

    [Theory]
    [Sentence(65)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LaterPages_AreAboutThePersonOfTheAttempt(bool own)
    {
        var (victim, attacker, browser) = (portal.NewPerson(), portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, attacker);
        var named = own ? attacker : victim;
        await browser.ClaimAsync(named.Number, named.Mobile);
        for (var i = 0; i < 3; i++)
            await StepAsync(portal.NewBrowser());

        var page = await StepAsync(browser);

        page.Status.ShouldBe(own ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests);
    }

    [Fact]
    [Sentence(67)]
    public async Task ForgedForwardedFor_FromAnybody_ChangesNothing()
    {
        for (var i = 0; i < 3; i++)
            await SignInAsync(portal.NewBrowser(), Nearby, "nobody", forwarded: $"192.0.2.{i}");

        (await SignInAsync(portal.NewBrowser(), Nearby, "nobody", forwarded: "192.0.2.99")).Status.ShouldBe(
            HttpStatusCode.TooManyRequests
        );
    }

    [Fact]
    [Sentence(67)]
    [NegativeControl(67)]
    public async Task ForwardedFor_FromATrustedProxy_IsBelieved_ForItsOwnHopOnly()
    {
        const string Proxy = "10.0.0.5";
        for (var i = 0; i < 3; i++)
            await SignInAsync(portal.NewBrowser(), Proxy, "nobody", forwarded: $"192.0.2.{i}, {Nearby}");

        // What the client itself wrote before the proxy's word is not believed.
        (await SignInAsync(portal.NewBrowser(), Proxy, "nobody", forwarded: $"192.0.2.99, {Nearby}")).Status.ShouldBe(
            HttpStatusCode.TooManyRequests
        );
        (await SignInAsync(portal.NewBrowser(), Proxy, "nobody", forwarded: Elsewhere)).Status.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task ANumber_IsBegunAtMostSoOften_WhetherOrNotAnyoneHasIt()
    {
        foreach (var number in new[] { portal.NewPerson().Number, "1000000008" })
        {
            for (var i = 0; i < 2; i++)
                (await portal.NewBrowser().IdentifyAsync(number, "0500000000")).ShouldGoTo("/recover/question");

            var page = await portal.NewBrowser().IdentifyAsync(number, "0500000000");
            page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
            page.Headers.Keys.ShouldNotContain("Location");
        }
    }

    [Fact]
    [Sentence(68)]
    public async Task WhenEverybodyTogetherIsTooFast_StrangersWait_AndKnownBrowsersRecover()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        for (var i = 0; i < 6; i++)
            await portal.NewBrowser().IdentifyAsync(Number(i), "0500000000");

        var stranger = await portal.NewBrowser().IdentifyAsync(Number(7), "0500000000");

        stranger.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        stranger.Headers.Keys.ShouldContain("Retry-After");
        await portal.RecoverAsync(owner, person);
    }

    [Fact]
    [Sentence(66, 68)]
    public async Task WhenTooManySignInsFail_PasswordsOfStrangersWait_AndPasskeysDoNot()
    {
        for (var i = 0; i < 12; i++)
            await SignInAsync(portal.NewBrowser(), $"192.0.2.{i}", $"nobody{i}");

        var browser = portal.NewBrowser();
        (await SignInAsync(browser, Elsewhere, "nobody")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await SignInAsync(browser, Elsewhere, "nobody", "", "x", "?handler=AskPasskey")).Status.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Fact]
    public async Task Health_HasNoLimit_AndADeviceHasItsOwn()
    {
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(portal.NewPerson().Number, "0500000000");
        for (var i = 0; i < 4; i++)
            await browser.FillAsync("/recover/answer", ("Answer", ""));
        var shown = await browser.GetAsync("/recover/answer");

        (await browser.PostAsync(shown, "/recover/answer", ("Answer", ""))).Status.ShouldBe((HttpStatusCode)429);
        for (var i = 0; i < 50; i++)
            (await browser.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // An answer left empty, from one network.
    private static async Task<Page> StepAsync(Browser browser)
    {
        var shown = await browser.GetAsync("/recover/answer");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(browser.Origin, "/recover/answer"))
        {
            Content = new FormUrlEncodedContent(shown.Hidden.Select(x => KeyValuePair.Create(x.Name, x.Value))),
        };
        request.Headers.Add(FromAddress.Header, Nearby);
        return await browser.SendAsync(request);
    }

    private static string Number(int i) =>
        Domain.Identity.IdentityNumber.FromBody(Domain.Identity.PersonKind.Citizen, 50_000 + i).Value;

    private static async Task<Page> SignInAsync(
        Browser browser,
        string from,
        string name,
        string prefix = "",
        string password = "wrong wrong wrong",
        string query = "",
        string? forwarded = null
    )
    {
        var shown = await browser.GetAsync("/sign-in");
        var fields = shown.Hidden.Where(x => x.Name.StartsWith("__", StringComparison.Ordinal));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(browser.Origin, $"{prefix}/sign-in{query}"))
        {
            Content = new FormUrlEncodedContent([
                .. fields.Select(x => KeyValuePair.Create(x.Name, x.Value)),
                KeyValuePair.Create("Username", name),
                KeyValuePair.Create("Password", password),
            ]),
        };
        request.Headers.Add(FromAddress.Header, from);
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-For", forwarded);
        return await browser.SendAsync(request);
    }
}
