using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Tests.Support;

namespace Miftah.Tests.SignIn;

/// <summary>Name and password, then the code from the phone.</summary>
public abstract class SignInTests(TestPortal portal)
{
    private const string NoMatch = "البيانات لا تطابق سجلاتنا";
    private const string Paused = "أوقفنا الدخول بكلمة المرور مؤقتًا";

    [Fact]
    public async Task UsernameAndIdentityNumber_BothSignIn_InAnyCaseAndDigits()
    {
        var person = portal.NewPerson();
        var arabicDigits = string.Concat(person.Number.Select(x => (char)(x - '0' + '٠')));
        foreach (
            var name in (string[])[person.Username, person.Username.ToUpperInvariant(), person.Number, arabicDigits]
        )
            (
                await portal.NewBrowser().FillAsync("/sign-in", ("Username", name), ("Password", Someone.CrowdPassword))
            ).ShouldGoTo("/sign-in/code");
    }

    [Fact]
    public async Task Home_GreetsByName_AndShowsTheSignIn()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();

        await portal.SignInAsync(browser, person);

        var home = await browser.GetAsync("/home");
        home.Text.ShouldContain(person.Person.NameArabic);
        home.Text.ShouldContain("نجح");
    }

    [Fact]
    [Sentence(1)]
    public async Task WrongPasswordAndUnknownName_AreTheSamePage()
    {
        var person = portal.NewPerson();
        var known = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", "wrong wrong wrong"));
        var unknown = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", "nobody.at.all"), ("Password", "wrong wrong wrong"));

        known.Errors.ShouldContain(NoMatch);
        known.Errors.ShouldBe(unknown.Errors);
        known.Status.ShouldBe(unknown.Status);
        known.Body.Length.ShouldBe(unknown.Body.Length + person.Username.Length - "nobody.at.all".Length);
    }

    [Fact]
    public async Task WrongPasswords_MakeGrowingWaits_AndThenADaysPause()
    {
        var person = portal.NewPerson();
        for (var i = 0; i < 4; i++)
            (await TryAsync(person, "wrong wrong wrong")).Errors.ShouldContain(NoMatch);

        (await TryAsync(person, Someone.CrowdPassword)).Errors.ShouldContain(Paused);
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        (await TryAsync(person, Someone.CrowdPassword)).ShouldGoTo("/sign-in/code");
    }

    [Fact]
    [Sentence(65)]
    public async Task TenWrongPasswords_CloseStrangers_ButNotTheKnownDevice()
    {
        var person = portal.NewPerson();
        var owner = portal.NewBrowser();
        await portal.SignInAsync(owner, person);
        for (var i = 0; i < 10; i++)
        {
            await TryAsync(person, "wrong wrong wrong");
            portal.Clock.Advance(TimeSpan.FromHours(1.5));
        }

        (await TryAsync(person, Someone.CrowdPassword)).Errors.ShouldContain(Paused);
        await portal.SignInAsync(owner, person);
    }

    [Fact]
    public async Task UnknownNames_ArePausedLikeKnownOnes()
    {
        for (var i = 0; i < 4; i++)
            await portal.NewBrowser().FillAsync("/sign-in", ("Username", "not.a.person"), ("Password", "x"));

        var page = await portal.NewBrowser().FillAsync("/sign-in", ("Username", "not.a.person"), ("Password", "x"));

        page.Errors.ShouldContain(Paused);
    }

    [Theory]
    [InlineData("frozen", "مجمّد")]
    [InlineData("suspended", "موقوف")]
    [InlineData("closed", "مغلق")]
    [Sentence(41)]
    public async Task ClosedStates_AreToldOnly_AfterTheRightPassword(string state, string word)
    {
        var person = portal.InState(state);

        var wrong = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", "wrong wrong"));
        var right = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", person.Password));

        wrong.Errors.ShouldContain(NoMatch);
        right.Errors.ShouldContain(word);
    }

    [Fact]
    public async Task WrongCode_IsRefused_AndThreeOfThemKillIt()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        (
            await browser.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword))
        ).ShouldGoTo("/sign-in/code");
        await portal.RunOutboxAsync();
        var code = portal.Sms.CodeTo(person.Mobile);
        for (var i = 0; i < 3; i++)
            (
                await browser.FillAsync("/sign-in/code", ("Code", code == "000000" ? "000001" : "000000"))
            ).Errors.ShouldContain("الرمز غير صحيح");

        (await browser.FillAsync("/sign-in/code", ("Code", code))).Errors.ShouldContain("الرمز غير صحيح");
    }

    [Fact]
    [Sentence(26)]
    public async Task NewCode_KillsTheFormer()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        await portal.RunOutboxAsync();
        var former = portal.Sms.CodeTo(person.Mobile);
        (await browser.FillAsync("/sign-in/code?handler=Resend")).Errors.ShouldContain("يمكنك طلب رمز جديد بعد");
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        (await browser.FillAsync("/sign-in/code?handler=Resend")).ShouldGoTo("/sign-in/code");
        await portal.RunOutboxAsync();
        var latest = portal.Sms.CodeTo(person.Mobile);

        if (former != latest)
            (await browser.FillAsync("/sign-in/code", ("Code", former))).Errors.ShouldContain("الرمز غير صحيح");
        (await browser.FillAsync("/sign-in/code", ("Code", latest))).ShouldGoTo("/home");
    }

    [Fact]
    public async Task Session_EndsAfterFifteenIdleMinutes_AndTwelveHours()
    {
        var (idle, busy) = (portal.NewBrowser(), portal.NewBrowser());
        var person = portal.NewPerson();
        await portal.SignInAsync(idle, person);
        await portal.SignInAsync(busy, person);

        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        (await busy.IsSignedInAsync()).ShouldBeTrue();
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        (await idle.GetAsync("/home")).ShouldGoTo("/sign-in?ended=1");
        for (var i = 0; i < 55; i++)
        {
            (await busy.IsSignedInAsync()).ShouldBeTrue();
            portal.Clock.Advance(TimeSpan.FromMinutes(12.8));
        }
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await busy.IsSignedInAsync()).ShouldBeFalse("twelve hours are over");
    }

    [Fact]
    public async Task EndingASession_EndsThatOne_AndNobodyElses()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        var (here, there, stranger) = (portal.NewBrowser(), portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(here, person);
        await portal.SignInAsync(there, person);
        await portal.SignInAsync(stranger, other);
        var theirs = await portal.IdOfAsync(other);
        var hers = await portal.InDbAsync(db =>
            db.Sessions.Where(x => x.AccountId == theirs).Select(x => x.Id).SingleAsync()
        );
        var home = await here.GetAsync("/home");

        (await here.PostAsync(home, "/home?handler=End", ("session", hers.ToString()))).ShouldGoTo("/home?done=ended");
        (await stranger.IsSignedInAsync()).ShouldBeTrue("an id of another person's session does nothing");
        (await here.PostAsync(home, "/home?handler=EndOthers")).ShouldGoTo("/home?done=all-ended");

        (await there.IsSignedInAsync()).ShouldBeFalse();
        (await here.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task SigningInAgain_InOneBrowser_EndsTheSessionItHeld_AndNoOther()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        var (here, there, copy) = (portal.NewBrowser(), portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(here, person);
        await portal.SignInAsync(there, person);
        copy.Cookies.SetCookies(copy.Origin, here.Cookies.GetCookieHeader(here.Origin).Replace("; ", ","));
        (await copy.IsSignedInAsync()).ShouldBeTrue();

        await portal.SignInAsync(here, other);

        (await copy.IsSignedInAsync()).ShouldBeFalse("its cookie was written over, and the session with it");
        (await here.IsSignedInAsync()).ShouldBeTrue();
        (await there.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AlsoForACopyOfTheCookie()
    {
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, portal.NewPerson());
        var copy = portal.NewBrowser();
        copy.Cookies.SetCookies(copy.Origin, browser.Cookies.GetCookieHeader(browser.Origin).Replace("; ", ","));

        (await browser.GetAsync("/sign-out")).Status.ShouldBe(HttpStatusCode.OK);
        (await copy.IsSignedInAsync()).ShouldBeTrue("a GET ends nothing");
        (await browser.FillAsync("/sign-out")).ShouldGoTo("/sign-in?ended=out");

        (await copy.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task CodeAfterTheAccountWasFrozen_OpensNoSession()
    {
        var person = portal.NewPerson();
        var (signed, late) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(signed, person);
        await late.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        await portal.RunOutboxAsync();
        var code = portal.Sms.CodeTo(person.Mobile);

        (await signed.FillAsync("/freeze")).Text.ShouldContain("حسابك مجمّد الآن");

        (await late.GetAsync("/sign-in/code")).ShouldGoTo("/sign-in?ended=code");
        (await late.IsSignedInAsync()).ShouldBeFalse();
        (await signed.IsSignedInAsync()).ShouldBeFalse();
        code.Length.ShouldBe(6);
    }

    private Task<Page> TryAsync(Someone person, string password) =>
        portal.NewBrowser().FillAsync("/sign-in", ("Username", person.Username), ("Password", password));
}

public sealed class SignInOnSqliteTests(SqlitePortal on) : SignInTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class SignInOnPostgresTests(PostgresPortal on) : SignInTests(on.Portal), IClassFixture<PostgresPortal>;
