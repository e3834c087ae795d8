using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Casework;

/// <summary>What a proof in person does to an account, at a kiosk or an officer’s: once, and only as it was.</summary>
public abstract class InPersonTests(TestPortal portal)
{
    [Fact]
    public async Task Hold_IsLifted_AndItsOwnerTold()
    {
        var person = portal.NewPerson();
        var act = await HeldAsync(person);

        (await LiftAsync(act)).ShouldBeTrue();
        (await LiftAsync(act)).ShouldBeFalse("there is none any more");
        await portal.RunOutboxAsync();

        var account = await AccountAsync(person);
        account.IsOnHold(portal.Clock.Now()).ShouldBeFalse();
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("رفعت الحماية");
        (await ActsAsync(account.Id)).ShouldContain(Acts.HoldLifted);
    }

    [Fact]
    public async Task HoldOfALaterRecovery_IsNotLifted_ByAnEarlierProof()
    {
        var person = portal.NewPerson();
        var act = await HeldAsync(person);
        await portal.RecoverAsync(portal.NewBrowser(), person);

        (await LiftAsync(act)).ShouldBeFalse();

        var account = await AccountAsync(person);
        account.IsOnHold(portal.Clock.Now()).ShouldBeTrue();
        // The control: a proof shown since then lifts it.
        (await LiftAsync(act with { Version = account.Version })).ShouldBeTrue();
    }

    [Fact]
    public async Task Freeze_IsLifted_ToWhatTheAccountWas_AndItsOwnerTold()
    {
        var person = portal.NewPerson();
        await SetAsync(
            person,
            x =>
                x.SetProperty(a => a.StateBeforeFreeze, AccountState.Active)
                    .SetProperty(a => a.State, AccountState.Frozen)
        );
        var act = Act(await AccountAsync(person));

        (await RunAsync<UnfreezeInPerson>(x => x.WithinAsync(act, portal.Clock.Now(), default))).ShouldBeTrue();
        (await RunAsync<UnfreezeInPerson>(x => x.WithinAsync(act, portal.Clock.Now(), default))).ShouldBeFalse();
        await portal.RunOutboxAsync();

        (await AccountAsync(person)).State.ShouldBe(AccountState.Active);
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("رفع تجميد حسابك");
        (await ActsAsync(act.Account)).ShouldContain(Acts.Unfrozen);
    }

    [Fact]
    public async Task FreezeLiftedInPerson_EndsWhatAThiefBound_KeepsTheOwnersOwn_AndTellsIt()
    {
        var owner = await portal.NewGuardedAsync();
        var now = portal.Clock.Now();
        await SetAsync(
            owner.Person,
            x =>
                x.SetProperty(a => a.StateBeforeFreeze, AccountState.Active)
                    .SetProperty(a => a.UnfrozenByProofsBefore, now.AddDays(-30))
                    .SetProperty(a => a.State, AccountState.Frozen)
        );
        var thiefs = await portal.BindDisputedAsync(owner.Account.Id);
        var act = Act(await AccountAsync(owner.Person));

        (await RunAsync<UnfreezeInPerson>(x => x.WithinAsync(act, now, default))).ShouldBeTrue();
        await portal.RunOutboxAsync();

        (await portal.BoundAsync(owner.Account.Id)).ShouldBe([owner.App.Id, owner.Set.Id], ignoreOrder: true);
        (await portal.SecretOfAsync(thiefs)).ShouldBeNull();
        portal.Sms.To(owner.Mobile).ShouldContain(x => x.Text.Contains("أزيلت وسيلة تحقق"));
        (await ActsAsync(owner.Account.Id)).ShouldContain(Acts.AuthenticatorRemoved);
    }

    [Fact]
    public async Task AccountOfSomebodyWhoDied_IsClosed_AndNobodyIsInIt()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var act = Act(await AccountAsync(person));

        (await RunAsync<CloseDeceased>(x => x.WithinAsync(act, portal.Clock.Now(), default))).ShouldBeTrue();
        (await RunAsync<CloseDeceased>(x => x.WithinAsync(act, portal.Clock.Now(), default))).ShouldBeFalse();

        (await AccountAsync(person)).State.ShouldBe(AccountState.Closed);
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await ActsAsync(act.Account)).ShouldContain(Acts.AccountClosed);
    }

    private async Task<InPerson> HeldAsync(Someone person)
    {
        var until = portal.Clock.Now().AddDays(7);
        await SetAsync(person, x => x.SetProperty(a => a.HoldEndsAt, until));
        return Act(await AccountAsync(person));
    }

    private Task<bool> LiftAsync(InPerson act) =>
        RunAsync<LiftHold>(x => x.WithinAsync(act, portal.Clock.Now(), default));

    private async Task<bool> RunAsync<T>(Func<T, Task<bool>> act)
        where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var done = await act(scope.ServiceProvider.GetRequiredService<T>());
        await transaction.CommitAsync();
        return done;
    }

    private static InPerson Act(SubscriberAccount account) =>
        new(account.Id, account.Version, Actor.Kiosk, Guid.CreateVersion7(), "fingerprint");

    private Task<int> SetAsync(
        Someone person,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<SubscriberAccount>> set
    ) => portal.InDbAsync(db => db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set));

    private Task<SubscriberAccount> AccountAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));

    private Task<List<string>> ActsAsync(Guid account) =>
        portal.InDbAsync(db => db.AuditRecords.Where(x => x.AccountId == account).Select(x => x.Act).ToListAsync());
}

public sealed class SqliteInPersonTests(SqlitePortal on) : InPersonTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresInPersonTests(PostgresPortal on) : InPersonTests(on.Portal), IClassFixture<PostgresPortal>;
