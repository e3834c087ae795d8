using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Authenticators;

/// <summary>A passkey signs in alone; what is wrong, old, copied or another's does not.</summary>
public abstract class PasskeyTests(TestPortal portal)
{
    [Fact]
    public async Task Passkey_SignsInAlone_WithoutPasswordAndSms()
    {
        var person = portal.NewPerson();
        using var passkey = await BoundAsync(person);
        var sent = portal.Sms.To(person.Mobile).Count;
        var browser = portal.NewBrowser();

        (await browser.SignInByPasskeyAsync(passkey)).ShouldGoTo("/home");
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).Count.ShouldBe(sent);
        (await browser.GetAsync("/home")).Text.ShouldContain(person.Person.NameArabic);
        var method = await portal.InDbAsync(db =>
            db.Sessions.OrderByDescending(x => x.StartedAt).Select(x => x.Method).FirstAsync()
        );
        method.ShouldBe(SignInMethod.Passkey);
    }

    [Fact]
    [Sentence(30)]
    public async Task AtAHundredWrongPasswords_StrangersAreRefused_AndThePasskeyStillSignsIn()
    {
        var person = portal.NewPerson();
        using var passkey = await BoundAsync(person);
        var key = (await AccountAsync(person)).IdentityKey;
        await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", "wrong wrong wrong"));
        await portal.InDbAsync(db =>
            db.GuessBudgets.Where(x => x.Key == key && x.Kind == Domain.Guessing.GuessKind.Password)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Consecutive, 100))
        );
        portal.Clock.Advance(TimeSpan.FromDays(40));

        var stranger = portal.NewBrowser();
        (
            await stranger.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword))
        ).Errors.ShouldContain("أوقفنا الدخول بكلمة المرور من هذا المتصفح");
        (await stranger.SignInByPasskeyAsync(passkey)).ShouldGoTo("/home");
    }

    [Fact]
    public async Task WrongOrigin_IsRefused()
    {
        using var passkey = await BoundAsync(portal.NewPerson());
        passkey.Origin = "http://localhost.example";

        (await portal.NewBrowser().SignInByPasskeyAsync(passkey)).Errors.ShouldContain("لم يُقبل مفتاح المرور");
        passkey.Origin = "http://localhost";
        (await portal.NewBrowser().SignInByPasskeyAsync(passkey)).ShouldGoTo("/home");
    }

    [Fact]
    public async Task DeviceThatDidNotVerifyItsOwner_IsRefused()
    {
        using var passkey = await BoundAsync(portal.NewPerson());
        passkey.VerifiesItsOwner = false;

        (await portal.NewBrowser().SignInByPasskeyAsync(passkey)).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Answer_IsTakenOnce_AndOnlyInItsBrowser_AndInTime()
    {
        using var passkey = await BoundAsync(portal.NewPerson());
        var (browser, other) = (portal.NewBrowser(), portal.NewBrowser());
        var asked = await browser.AskPasskeyAsync("/sign-in");
        await other.AskPasskeyAsync("/sign-in");
        var answer = passkey.Prove(asked);

        (await other.FillAsync("/sign-in?handler=Passkey", ("Passkey", answer))).Errors.ShouldNotBeEmpty();
        (await browser.FillAsync("/sign-in?handler=Passkey", ("Passkey", answer))).ShouldGoTo("/home");
        (await browser.FillAsync("/sign-in?handler=Passkey", ("Passkey", answer))).Errors.ShouldNotBeEmpty();

        var late = await browser.AskPasskeyAsync("/sign-in");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        (
            await browser.FillAsync("/sign-in?handler=Passkey", ("Passkey", passkey.Prove(late)))
        ).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task WithoutTheConditionalStatement_AnAnswerIsTakenTwice()
    {
        // The negative control: the challenge put back as unused, the same answer passes again.
        using var passkey = await BoundAsync(portal.NewPerson());
        var browser = portal.NewBrowser();
        var answer = passkey.Prove(await browser.AskPasskeyAsync("/sign-in"));
        (await browser.FillAsync("/sign-in?handler=Passkey", ("Passkey", answer))).ShouldGoTo("/home");
        await portal.InDbAsync(db =>
            db.PasskeyChallenges.ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, (DateTime?)null))
        );

        (await browser.FillAsync("/sign-in?handler=Passkey", ("Passkey", answer))).ShouldGoTo("/home");
    }

    [Fact]
    public async Task ChallengeOfOneThing_IsNothingInAnother()
    {
        var person = portal.NewPerson();
        using var passkey = await BoundAsync(person);
        var browser = portal.NewBrowser();
        var forSignIn = await browser.AskPasskeyAsync("/sign-in");
        (
            await browser.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword))
        ).ShouldGoTo("/sign-in/code");

        (await browser.FillAsync("/sign-in/code", ("Passkey", passkey.Prove(forSignIn)))).Errors.ShouldContain(
            "لم يُقبل مفتاح المرور"
        );
        var asked = await browser.AskPasskeyAsync("/sign-in/code");
        (await browser.FillAsync("/sign-in/code", ("Passkey", passkey.Prove(asked)))).ShouldGoTo("/home");
    }

    [Fact]
    [Sentence(34)]
    public async Task AnothersPasskey_IsNoSecondStep_AndNoSecondProof()
    {
        var (person, thief) = (portal.NewPerson(), portal.NewPerson());
        using var own = await BoundAsync(person);
        using var foreign = await BoundAsync(thief);
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/proof");

        var asked = await browser.AskPasskeyAsync("/recover/proof");
        (await browser.FillAsync("/recover/proof", ("Passkey", foreign.Prove(asked)))).Errors.ShouldNotBeEmpty();
        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover/proof");
        asked = await browser.AskPasskeyAsync("/recover/proof");
        (await browser.FillAsync("/recover/proof", ("Passkey", own.Prove(asked)))).ShouldGoTo("/recover/password");
    }

    [Fact]
    public async Task CounterThatFallsBack_IsACopy_AndRefused()
    {
        var person = portal.NewPerson();
        using var passkey = await BoundAsync(person, count: 7);
        (await portal.NewBrowser().SignInByPasskeyAsync(passkey)).ShouldGoTo("/home");

        passkey.Count = 3;
        (await portal.NewBrowser().SignInByPasskeyAsync(passkey)).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RemovedPasskey_OpensNothing()
    {
        var person = portal.NewPerson();
        using var passkey = await BoundAsync(person);
        var account = await AccountAsync(person);
        var now = account.CreatedAt;
        await portal.InDbAsync(db =>
            db.Authenticators.Where(x => x.AccountId == account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now))
        );

        (await portal.NewBrowser().SignInByPasskeyAsync(passkey)).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Options_NameNobody_BeforeSomebodyIsProved()
    {
        using var passkey = await BoundAsync(portal.NewPerson());

        (await portal.NewBrowser().AskPasskeyAsync("/sign-in")).ShouldContain("\"allowCredentials\":[]");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"ceremony\":\"x\",\"answer\":{}}")]
    [InlineData("{\"ceremony\":7,\"answer\":{}}")]
    [InlineData("[]")]
    public async Task WhatIsNoAnswer_IsRefused(string posted) =>
        (
            await portal.NewBrowser().FillAsync("/sign-in?handler=Passkey", ("Passkey", posted))
        ).Errors.ShouldNotBeEmpty();

    private async Task<SoftPasskey> BoundAsync(Someone person, uint count = 0)
    {
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var passkey = await browser.BindPasskeyAsync(count);
        await portal.RunOutboxAsync();
        return passkey;
    }

    private Task<SubscriberAccount> AccountAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));
}

public sealed class PasskeyOnSqliteTests(SqlitePortal on) : PasskeyTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PasskeyOnPostgresTests(PostgresPortal on) : PasskeyTests(on.Portal), IClassFixture<PostgresPortal>;
