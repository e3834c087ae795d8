using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Freeze;

/// <summary>
/// A freeze is lifted by the password and an authenticator bound before what is disputed; never by the mobile.
/// </summary>
public abstract partial class UnfreezeTests(TestPortal portal)
{
    [Fact]
    public async Task PasswordAndAnEarlierAuthenticator_LiftTheFreeze_AndTheOwnerIsTold()
    {
        var person = await FrozenAsync();

        (await LiftAsync(person, "app", person.AppCode())).Text.ShouldContain("رُفع تجميد حسابك");
        await portal.RunOutboxAsync();

        (await StateAsync(person)).ShouldBe(AccountState.Active);
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("رفع تجميد حسابك"));
    }

    [Fact]
    public async Task SavedCode_LiftsIt_Too()
    {
        var person = await FrozenAsync();

        await LiftAsync(person, "saved", person.SavedCodes[0]);

        (await StateAsync(person)).ShouldBe(AccountState.Active);
    }

    [Fact]
    public async Task LowAssurance_StaysLowAssurance()
    {
        var person = await FrozenAsync(AccountState.LowAssurance);

        await LiftAsync(person, "app", person.AppCode());

        (await StateAsync(person)).ShouldBe(AccountState.LowAssurance);
    }

    [Fact]
    public async Task AuthenticatorBoundAfterWhatIsDisputed_LiftsNothing()
    {
        // A thief who bound an app in a stolen session must not undo the freeze that the notice of it led to.
        var person = await FrozenAsync();
        await SetAsync(person, x => x.SetProperty(a => a.UnfrozenByProofsBefore, person.App.BoundAt));

        (await LiftAsync(person, "app", person.AppCode())).Errors.ShouldContain("فلا ترفعه");

        (await StateAsync(person)).ShouldBe(AccountState.Frozen);
    }

    [Fact]
    public async Task ThiefsOwnAuthenticator_DoesNotLiftTheFreeze_WhicheverNoticeItsOwnerPresses()
    {
        var person = portal.NewPerson();
        var thief = portal.NewBrowser();
        await portal.SignInAsync(thief, person);
        var codes = SavedCodeText().Matches((await thief.FillAsync("/security/codes")).Body);
        await portal.RunOutboxAsync();
        portal.Clock.Advance(TimeSpan.FromDays(10));
        var other = portal.NewBrowser();
        await other.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        (await other.FillAsync("/sign-in/code?by=saved", ("Code", codes[0].Value))).ShouldGoTo("/home");
        await portal.RunOutboxAsync();
        await portal.NewBrowser().FillAsync(portal.Sms.LinkTo(person.Mobile));

        var page = await portal
            .NewBrowser()
            .FillAsync(
                "/unfreeze?by=saved",
                ("Username", person.Username),
                ("Password", Someone.CrowdPassword),
                ("Code", codes[1].Value)
            );

        page.Errors.ShouldContain("فلا ترفعه");
    }

    [Fact]
    public async Task LiftingTheFreeze_EndsWhatIsDisputed_KeepsTheOwnersOwn_AndTellsIt()
    {
        var person = await FrozenAsync();
        var thiefs = await portal.BindDisputedAsync(person.Account.Id);

        await LiftAsync(person, "app", person.AppCode());
        await portal.RunOutboxAsync();

        (await portal.BoundAsync(person.Account.Id)).ShouldBe([person.App.Id, person.Set.Id], ignoreOrder: true);
        (await portal.SecretOfAsync(thiefs)).ShouldBeNull();
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("أزيلت وسيلة تحقق"));
    }

    [Fact]
    public async Task LiftingTheFreeze_WhereNothingIsDisputed_EndsNothing()
    {
        var person = await FrozenAsync();

        await LiftAsync(person, "app", person.AppCode());
        await portal.RunOutboxAsync();

        (await portal.BoundAsync(person.Account.Id)).ShouldBe([person.App.Id, person.Set.Id], ignoreOrder: true);
        portal.Sms.To(person.Mobile).ShouldNotContain(x => x.Text.Contains("أزيلت وسيلة تحقق"));
    }

    [Fact]
    public async Task Freeze_DisputesWhatWasBoundInTheLifeOfALink()
    {
        var person = await FrozenAsync();
        var before = await portal.InDbAsync(db =>
            db.Accounts.Where(x => x.Id == person.Account.Id).Select(x => x.UnfrozenByProofsBefore).SingleAsync()
        );

        before.ShouldBe(portal.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1).AddDays(-30));
    }

    [Fact]
    public async Task WrongPasswordAndUnknownName_AreTheSame_AndSpendNoSavedCode()
    {
        var person = await FrozenAsync();
        var known = await LiftAsync(person, "saved", person.SavedCodes[0], "wrong wrong wrong");
        var unknown = await portal
            .NewBrowser()
            .FillAsync(
                "/unfreeze?by=saved",
                ("Username", "nobody.at.all"),
                ("Password", "wrong wrong wrong"),
                ("Code", person.SavedCodes[0])
            );

        known.Errors.ShouldBe(unknown.Errors);
        known.Errors.ShouldContain("البيانات لا تطابق سجلاتنا");
        await LiftAsync(person, "saved", person.SavedCodes[0]);
        (await StateAsync(person)).ShouldBe(AccountState.Active);
    }

    [Fact]
    public async Task WrongProof_LiftsNothing_AndNeitherDoesAnothers()
    {
        var (person, other) = (await FrozenAsync(), await portal.NewGuardedAsync());

        (await LiftAsync(person, "app", person.WrongAppCode())).Errors.ShouldNotBeEmpty();
        (await LiftAsync(person, "saved", other.SavedCodes[0])).Errors.ShouldNotBeEmpty();
        (await LiftAsync(person, "sms", "123456")).Errors.ShouldNotBeEmpty();

        (await StateAsync(person)).ShouldBe(AccountState.Frozen);
    }

    [Fact]
    public async Task SuspendedAccount_IsNotOpenedByIt()
    {
        var person = await FrozenAsync();
        await SetAsync(person, x => x.SetProperty(a => a.State, AccountState.Suspended));

        (await LiftAsync(person, "app", person.AppCode())).Errors.ShouldNotBeEmpty();

        (await StateAsync(person)).ShouldBe(AccountState.Suspended);
    }

    [Fact]
    public async Task TheWayIsShown_WhereAFrozenOwnerArrives()
    {
        var person = await FrozenAsync();

        var page = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Person.Username), ("Password", Someone.CrowdPassword));

        page.Body.ShouldContain("href=\"/unfreeze\"");
    }

    private async Task<Guarded> FrozenAsync(AccountState state = AccountState.Active)
    {
        var person = await portal.NewGuardedAsync();
        var browser = portal.NewBrowser();
        await SetAsync(person, x => x.SetProperty(a => a.State, state));
        await browser.PasswordAsync(person);
        (await browser.FillAsync("/sign-in/code", ("Code", person.AppCode()))).ShouldGoTo("/home");
        (await browser.FillAsync("/freeze")).Text.ShouldContain("حسابك مجمّد الآن");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        return person;
    }

    private Task<Page> LiftAsync(Guarded person, string by, string code, string password = Someone.CrowdPassword) =>
        portal
            .NewBrowser()
            .FillAsync(
                $"/unfreeze?by={by}",
                ("Username", person.Person.Username),
                ("Password", password),
                ("Code", code)
            );

    private Task<AccountState> StateAsync(Guarded person) =>
        portal.InDbAsync(db => db.Accounts.Where(x => x.Id == person.Account.Id).Select(x => x.State).SingleAsync());

    private Task<int> SetAsync(
        Guarded person,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<SubscriberAccount>> set
    ) => portal.InDbAsync(db => db.Accounts.Where(x => x.Id == person.Account.Id).ExecuteUpdateAsync(set));

    [GeneratedRegex("(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SavedCodeText();
}

public sealed class UnfreezeOnSqliteTests(SqlitePortal on) : UnfreezeTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class UnfreezeOnPostgresTests(PostgresPortal on)
    : UnfreezeTests(on.Portal),
        IClassFixture<PostgresPortal>;
