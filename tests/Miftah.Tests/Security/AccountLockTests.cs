using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>
/// The first statement of whatever depends on an account as it was read: a sign-in, and a change of what guards it.
/// </summary>
public abstract class AccountLockTests(TestPortal portal)
{
    [Fact]
    public async Task AccountAsItWasRead_Opens() => (await OpensAsync(await ReadAsync())).ShouldBe((true, true));

    [Fact]
    public async Task AccountThatChangedMeanwhile_OpensNothing()
    {
        var read = await ReadAsync();
        await ChangeAsync(read, x => x.SetProperty(a => a.Version, a => a.Version + 1));

        (await OpensAsync(read)).ShouldBe((false, false));
    }

    [Theory]
    [InlineData(AccountState.Frozen)]
    [InlineData(AccountState.Suspended)]
    [InlineData(AccountState.Closed)]
    public async Task AccountThatLetsNobodyIn_OpensNothing(AccountState state)
    {
        var read = await ReadAsync();
        await ChangeAsync(read, x => x.SetProperty(a => a.State, state));

        (await OpensAsync(read)).ShouldBe((false, false));
    }

    [Fact]
    [Sentence(55)]
    public async Task HoldThatBeganMeanwhile_StopsTheChange_AndNotTheSignIn()
    {
        var read = await ReadAsync();
        var until = portal.Clock.Now().AddHours(1);
        await ChangeAsync(read, x => x.SetProperty(a => a.HoldEndsAt, until));

        (await OpensAsync(read)).ShouldBe((true, false));
    }

    private Task<SubscriberAccount> ReadAsync() => AccountLocks.ReadAsync(portal);

    private Task<int> ChangeAsync(
        SubscriberAccount read,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<SubscriberAccount>> set
    ) => portal.InDbAsync(db => db.Accounts.Where(x => x.Id == read.Id).ExecuteUpdateAsync(set));

    private Task<(bool SignIn, bool Change)> OpensAsync(SubscriberAccount read) =>
        AccountLocks.OpensAsync(portal, read);
}

public sealed class AccountLockOnSqliteTests(SqlitePortal on)
    : AccountLockTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class AccountLockOnPostgresTests(PostgresPortal on)
    : AccountLockTests(on.Portal),
        IClassFixture<PostgresPortal>;

/// <summary>The same without the one condition that each of them holds.</summary>
public sealed class AccountLockGuardOffTests : IAsyncLifetime
{
    private const string Locking = "UPDATE \"subscriber_account\".*\"Version\" = \"\\w+\"\\.\"Version\"";
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
    public async Task WithoutTheVersion_AChangedAccountOpens()
    {
        guard.Condition(Locking, "\"\\w+\"\\.\"Version\" = @\\w+");
        var read = await AccountLocks.ReadAsync(portal);
        await portal.InDbAsync(db =>
            db.Accounts.Where(x => x.Id == read.Id)
                .ExecuteUpdateAsync(x => x.SetProperty(a => a.Version, a => a.Version + 1))
        );

        (await AccountLocks.OpensAsync(portal, read)).ShouldBe((true, true));
        guard.Taken.ShouldBe(2);
    }

    [Fact]
    public async Task WithoutTheState_AFrozenAccountOpens()
    {
        guard.Condition(Locking, "\"\\w+\"\\.\"State\" IN \\([^)]*\\)");
        var read = await AccountLocks.ReadAsync(portal);
        await portal.InDbAsync(db =>
            db.Accounts.Where(x => x.Id == read.Id)
                .ExecuteUpdateAsync(x => x.SetProperty(a => a.State, AccountState.Frozen))
        );

        (await AccountLocks.OpensAsync(portal, read)).ShouldBe((true, true));
        guard.Taken.ShouldBe(2);
    }

    [Fact]
    [NegativeControl(55)]
    public async Task WithoutTheHold_AThiefWouldBindDuringIt()
    {
        guard.Condition(Locking, "\"\\w+\"\\.\"HoldEndsAt\" <= @\\w+");
        var read = await AccountLocks.ReadAsync(portal);
        var until = portal.Clock.Now().AddHours(1);
        await portal.InDbAsync(db =>
            db.Accounts.Where(x => x.Id == read.Id).ExecuteUpdateAsync(x => x.SetProperty(a => a.HoldEndsAt, until))
        );

        (await AccountLocks.OpensAsync(portal, read)).ShouldBe((true, true));
        guard.Taken.ShouldBe(1);
    }

    [Theory]
    [InlineData(AccountState.Suspended)]
    [InlineData(AccountState.Closed)]
    [NegativeControl(53)]
    public async Task WithoutTheState_AFreezeLinkWouldFreezeWhatIsNotOpen(AccountState state)
    {
        guard.Condition(
            "UPDATE \"subscriber_account\".*\"StateBeforeFreeze\" = ",
            "\"\\w+\"\\.\"State\" IN \\([^)]*\\)"
        );
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        var link = portal.Sms.LinkTo(person.Mobile);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(x => x.SetProperty(a => a.State, state))
        );

        (await portal.NewBrowser().FillAsync(link)).Text.ShouldContain("حسابك مجمّد الآن");
        guard.Taken.ShouldBe(1);
    }

    [Fact]
    public async Task WithoutItsStatement_AnSmsGoesToTheErased()
    {
        guard
            .Statement("DELETE FROM \"sms_message\".*WHERE \"\\w+\"\\.\"Id\" = @")
            .Statement("DELETE FROM \"outbox_message\"");
        var person = portal.NewPerson();
        portal.Sms.IsDown = true;
        await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        portal.Sms.IsDown = false;
        var account = await portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));

        await using (var scope = portal.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<EraseAccount>()
                .RunAsync(account.Id, portal.Clock.Now(), CancellationToken.None);
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).ShouldNotBeEmpty();
        guard.Taken.ShouldBeGreaterThan(1);
    }
}

internal static class AccountLocks
{
    public static Task<SubscriberAccount> ReadAsync(TestPortal portal)
    {
        var person = portal.NewPerson();
        return portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));
    }

    public static Task<(bool SignIn, bool Change)> OpensAsync(TestPortal portal, SubscriberAccount read) =>
        portal.InDbAsync(async db =>
            (
                await db.LockOpenAsync(read.Id, read.Version, CancellationToken.None),
                await db.ChangeGuardedAsync(read, portal.Clock.Now(), CancellationToken.None)
            )
        );
}
