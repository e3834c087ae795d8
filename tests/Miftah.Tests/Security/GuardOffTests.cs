using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>
/// The attacks that conditional statements stop, tried on a portal whose statement lacks the one condition.
/// Each succeeds here: so the tests that see them fail elsewhere look at the right thing.
/// </summary>
public sealed class GuardOffTests : IAsyncLifetime
{
    private const string Codes = "UPDATE \"recovery_attempt\".*\"CodeUsedAt\" = @";
    private const string NewCodes = "UPDATE \"recovery_attempt\".*\"CodesSent\" = ";
    private const string Finishing = "UPDATE \"recovery_attempt\".*\"PasswordSetAt\" = @";
    private readonly GuardOff guard = new();
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [NegativeControl(24)]
    public async Task CodeThatIsNotConsumed_OpensTwice()
    {
        guard
            .Condition(Codes, "\"\\w+\"\\.\"CodeUsedAt\" IS NULL")
            .Condition(Codes, "\"\\w+\"\\.\"CodeHash\" = @\\w+")
            .Assignment(Codes, "CodeHash")
            .Assignment(Codes, "CodeUsedAt");
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var shown = await browser.GetAsync("/recover/code");

        for (var i = 0; i < 2; i++)
            await browser.PostAsync(shown, "/recover/code", ("Code", code));
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).Count(x => x.Text.Contains("عرضنا اسم مستخدمك")).ShouldBe(2);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(14)]
    public async Task AnswerPostedTwice_IsTakenTwice_WhereTheStatementDoesNotLook()
    {
        guard.Condition("UPDATE \"recovery_attempt\".*\"AnswerSealed\" = @", "\"\\w+\"\\.\"CodeAskedAt\" <= @\\w+");
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(person.Number, person.Mobile);
        var shown = await browser.GetAsync("/recover/answer");

        for (var i = 0; i < 2; i++)
            await browser.PostAsync(shown, "/recover/answer", ("Answer", person.Passport));

        (await portal.InDbAsync(db => db.RecoveryAttempts.Select(x => x.Answers).MaxAsync())).ShouldBe(2);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(15, 32)]
    public async Task AttemptMarkedAsProved_OpensThePasswordPage_WithoutItsCode()
    {
        // The whole order hangs on this one mark: whatever sets it besides the right code is the end of the order.
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);
        guard.Replace("SET \"LastSeenAt\" = @p", "SET \"LastSeenAt\" = @p", "$0, \"CodeUsedAt\" = @p");
        await browser.GetAsync("/recover/code");

        (await browser.GetAsync("/recover/password")).Text.ShouldContain(person.Username);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(27, 34)]
    public void CodeThatIsNotBoundToItsAttempt_WouldOpenAnother()
    {
        var index = portal.Services.GetRequiredService<BlindIndex>();
        var (mine, hers) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        index.Of("code", "123456").ShouldBe(index.Of("code", "123456"), "kept without its attempt, it fits all");
        OneTimeCode.Matches(index, mine, "123456", OneTimeCode.Hash(index, mine, "123456")).ShouldBeTrue();
        OneTimeCode.Matches(index, mine, "123456", OneTimeCode.Hash(index, hers, "123456")).ShouldBeFalse();
    }

    [Fact]
    [NegativeControl(33)]
    public async Task FormThatDoesNotNameItsAttempt_WouldAnswerForAnotherPerson()
    {
        var (first, second) = (portal.NewPerson(), portal.NewPerson());
        var browser = portal.NewBrowser();
        await browser.ClaimAsync(first.Number, first.Mobile);
        var oldTab = await browser.GetAsync("/recover/answer");
        await browser.ClaimAsync(second.Number, second.Mobile);

        (await browser.PostAsync(oldTab, "/recover/answer", ("Answer", first.Passport), ("Attempt", null))).ShouldGoTo(
            "/recover/code"
        );
    }

    [Fact]
    [NegativeControl(26)]
    public async Task ResendThatStoresNoNewCode_LeavesTheFormerGood()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var former = await portal.CodeForAsync(browser, person);
        guard.Assignment(NewCodes, "CodeHash");
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        await browser.FillAsync("/recover/code?handler=Resend");
        await portal.RunOutboxAsync();

        (await browser.FillAsync("/recover/code", ("Code", former))).ShouldGoTo("/recover/password");
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(35, 36)]
    public async Task SecretThatStaysTheSame_LetsAPlantedCookieIn()
    {
        guard.Assignment(Codes, "SecretHash");
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var planted = portal.NewBrowser();
        planted.Cookies.SetCookies(planted.Origin, browser.Cookies.GetCookieHeader(browser.Origin).Replace("; ", ","));

        await browser.FillAsync("/recover/code", ("Code", code));

        (await planted.GetAsync("/recover/password")).Text.ShouldContain(person.Username);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(40)]
    public async Task AccountThatKeepsItsVersion_LetsTwoRecoveriesEnd()
    {
        guard
            .Assignment("UPDATE \"subscriber_account\".*\"PasswordHash\" = @", "Version")
            .Statement("UPDATE \"recovery_attempt\".*WHERE \"\\w+\"\\.\"IdentityKey\" = @");
        var person = portal.NewPerson();
        var (first, second) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.ProveAsync(first, person);
        await portal.ProveAsync(second, person);

        (await SetAsync(first, "meadow trumpet saffron")).ShouldGoTo("/recover/done");
        (await SetAsync(second, "saffron trumpet meadow")).ShouldGoTo("/recover/done");
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(43)]
    public async Task CodeThatIgnoresTheAccountsVersion_OutlivesAChangeOfTheAccount()
    {
        guard.Condition(Codes, "\"\\w+\"\\.\"Version\" = \"\\w+\"\\.\"AccountVersion\"");
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person))
                .ExecuteUpdateAsync(x => x.SetProperty(a => a.Version, a => a.Version + 1))
        );

        await browser.FillAsync("/recover/code", ("Code", code));
        await portal.RunOutboxAsync();

        guard.Taken.ShouldBeGreaterThan(0);
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("عرضنا اسم مستخدمك"));
    }

    [Fact]
    [NegativeControl(51)]
    public async Task RecoveryThatForgetsWhatIsBound_EndsBySmsAlone()
    {
        guard
            .Replace(Codes, "\"NeedsSecondProof\" = EXISTS \\(.*?\\)(?=,)", "\"NeedsSecondProof\" = 0")
            .Replace(Finishing, "\"\\w+\"\\.\"SecondProofAt\" IS NOT NULL", "1 = 1");
        var guarded = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, guarded.Person);

        (await SetAsync(browser, RecoverySteps.NewPassword)).ShouldGoTo("/recover/done");
        guard.Taken.ShouldBe(2);
    }

    [Fact]
    [NegativeControl(48)]
    public async Task AttemptThatIsNotFinished_WritesThePasswordTwice()
    {
        guard
            .Assignment(Finishing, "EndedAt")
            .Assignment(Finishing, "PasswordSetAt")
            .Assignment("UPDATE \"subscriber_account\".*\"PasswordHash\" = @", "Version")
            .Statement("UPDATE \"recovery_attempt\".*WHERE \"\\w+\"\\.\"IdentityKey\" = @");
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        var shown = await browser.GetAsync("/recover/password");

        foreach (var password in (string[])["meadow trumpet saffron", "saffron trumpet meadow"])
            (
                await browser.PostAsync(
                    shown,
                    "/recover/password",
                    ("NewPassword", password),
                    ("RepeatPassword", password)
                )
            ).ShouldGoTo("/recover/done");

        guard.Taken.ShouldBeGreaterThan(0);
        await portal.SignInAsync(portal.NewBrowser(), person, "saffron trumpet meadow");
    }

    [Fact]
    [NegativeControl(49)]
    public async Task SessionsThatAreNotEnded_OutliveTheNewPassword()
    {
        guard.Statement("UPDATE \"session\".*\"EndedAt\" = @");
        var person = portal.NewPerson();
        var thief = portal.NewBrowser();
        await portal.SignInAsync(thief, person);

        await portal.RecoverAsync(portal.NewBrowser(), person);

        (await thief.IsSignedInAsync()).ShouldBeTrue();
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(53)]
    public async Task FreezeLinkThatIsNotUsedUp_FreezesAgain()
    {
        guard
            .Replace("UPDATE \"freeze_link\"", "\"\\w+\"\\.\"UsedAt\" IS NULL", "1 = 1")
            .Assignment("UPDATE \"freeze_link\"", "UsedAt");
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        var link = portal.Sms.LinkTo(person.Mobile);
        var browser = portal.NewBrowser();
        await browser.FillAsync(link);

        (await browser.FillAsync(link)).Text.ShouldContain("حسابك مجمّد الآن");
        guard.Taken.ShouldBeGreaterThan(0);
    }

    private static Task<Page> SetAsync(Browser browser, string password) =>
        browser.FillAsync("/recover/password", ("NewPassword", password), ("RepeatPassword", password));
}
