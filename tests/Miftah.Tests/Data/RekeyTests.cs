using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Tests.Support;
using Miftah.Web.Background;
using Miftah.Web.Starting;

namespace Miftah.Tests.Data;

/// <summary>A key is replaced while the portal serves: nobody is refused, and no counter begins anew.</summary>
public abstract class RekeyTests(Engine engine)
{
    [Fact]
    public async Task MasterKey_IsReplaced_WhileAnotherNodeServes()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var nodes = await RotateAsync(portal, KeyUse.Master);
        var (knows, uses) = nodes;
        (await LeftAsync(uses)).DataKeys.ShouldBeGreaterThan(Rekeying.BatchSize, "more than one batch");

        var (served, left) = (ServeAsync(portal, knows), RekeyAsync(uses));
        await Task.WhenAll(served, left);

        (await left).ShouldBe(new LeftToRekey(0, 0));
        KeyFile.Remove(portal.KeyFile, KeyUse.Master, 1);
        await using var after = await portal.NodeBesideAsync();
        await after.SignInAsync(after.NewBrowser(), portal.NewPerson());
    }

    [Fact]
    public async Task MasterKey_RemovedBeforeItsKeysWereRewrapped_OpensNothing()
    {
        // The negative control: re-wrapping is what keeps the data readable.
        await using var portal = await TestPortal.StartAsync(engine);
        await using var nodes = await RotateAsync(portal, KeyUse.Master);
        KeyFile.Remove(portal.KeyFile, KeyUse.Master, 1);
        await using var after = await portal.NodeBesideAsync();

        (await PasswordAsync(after, portal.NewPerson())).Status.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task IndexKey_IsReplaced_WhileAnotherNodeServes()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var nodes = await RotateAsync(portal, KeyUse.Index);
        var (knows, uses) = nodes;
        await uses.SignInAsync(uses.NewBrowser(), portal.NewPerson()); // Found by the former key.

        var (served, left) = (ServeAsync(portal, knows), RekeyAsync(uses));
        await Task.WhenAll(served, left);

        (await left).ShouldBe(new LeftToRekey(0, 0));
        await knows.SignInAsync(knows.NewBrowser(), portal.NewPerson()); // Found by the key it does not use yet.
        KeyFile.Remove(portal.KeyFile, KeyUse.Index, 1);
        await using var after = await portal.NodeBesideAsync();
        await after.SignInAsync(after.NewBrowser(), portal.NewPerson());
        await after.RecoverAsync(after.NewBrowser(), portal.NewPerson());
    }

    [Fact]
    public async Task IndexKey_RemovedBeforeItsAccountsWereMoved_FindsNobody()
    {
        // The negative control.
        await using var portal = await TestPortal.StartAsync(engine);
        await using var nodes = await RotateAsync(portal, KeyUse.Index);
        KeyFile.Remove(portal.KeyFile, KeyUse.Index, 1);
        await using var after = await portal.NodeBesideAsync();

        (await PasswordAsync(after, portal.NewPerson())).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task SpentBudgets_StaySpent_ThroughAChangeOfTheIndexKey()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var person = portal.NewPerson();
        var before = await portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(portal.Is(person)));
        (await SpendAsync(portal, before.IdentityKey)).ShouldBe(3, "the strangers' part of five a day");
        (await SpendAsync(portal, before.NumberIndex)).ShouldBe(3);

        await using var nodes = await RotateAsync(portal, KeyUse.Index);
        var (knows, uses) = nodes;
        await RekeyAsync(uses);

        var after = await uses.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(x => x.Id == before.Id));
        (await SpendAsync(uses, after.IdentityKey)).ShouldBe(0);
        // The negative control: counted under what the account is found by, the change would give all guesses back.
        (await SpendAsync(uses, after.NumberIndex)).ShouldBe(3);
    }

    [Fact]
    public async Task Rewrapping_StoppedAfterABatch_GoesOnWithTheRest_AndADamagedRowStopsNothing()
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var damaged = await portal.IdOfAsync(portal.NewPerson());
        await portal.InDbAsync(db =>
            db.DataKeys.Where(x => x.SubjectId == damaged)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Wrapped, Secrets.NewKey()))
        );
        await using var nodes = await RotateAsync(portal, KeyUse.Master);
        var (knows, uses) = nodes;
        var all = (await LeftAsync(uses)).DataKeys;

        await InScopeAsync<Rekeying, object>(uses, async x => await x.RewrapAsync(Guid.Empty, CancellationToken.None));
        (await LeftAsync(uses)).DataKeys.ShouldBeInRange(all - Rekeying.BatchSize, all - Rekeying.BatchSize + 1);

        (await RekeyAsync(uses)).ShouldBe(new LeftToRekey(DataKeys: 1, Accounts: 0));
    }

    private static Task<Page> PasswordAsync(TestPortal node, Someone person) =>
        node.NewBrowser().FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));

    // What an operator does: the file learns a key, every node learns the file, one node after the other uses the key.
    private static async Task<Nodes> RotateAsync(TestPortal portal, KeyUse use)
    {
        KeyFile.Add(portal.KeyFile, use);
        var knows = await portal.NodeBesideAsync();
        KeyFile.Use(portal.KeyFile, use);
        return new(knows, await portal.NodeBesideAsync());
    }

    private static async Task ServeAsync(TestPortal portal, TestPortal node)
    {
        for (var i = 0; i < 5; i++)
            await node.SignInAsync(node.NewBrowser(), portal.NewPerson());
    }

    private static async Task<int> SpendAsync(TestPortal portal, byte[] key)
    {
        var allowed = 0;
        for (var i = 0; i < 6; i++)
            if (
                await InScopeAsync<GuessBudgets, bool>(
                    portal,
                    x =>
                        x.DebitAsync(
                            key,
                            GuessKind.RecoveryAnswer,
                            GuessLane.Stranger,
                            portal.Clock.GetUtcNow().UtcDateTime,
                            CancellationToken.None
                        )
                )
            )
                allowed++;
        return allowed;
    }

    private static Task<LeftToRekey> RekeyAsync(TestPortal node) =>
        node.Services.GetRequiredService<Rekey>().RunAsync(CancellationToken.None);

    private static Task<LeftToRekey> LeftAsync(TestPortal node) =>
        InScopeAsync<Rekeying, LeftToRekey>(node, x => x.LeftAsync(CancellationToken.None));

    private static async Task<TResult> InScopeAsync<T, TResult>(TestPortal node, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private sealed record Nodes(TestPortal Knows, TestPortal Uses) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Knows.DisposeAsync();
            await Uses.DisposeAsync();
        }
    }
}

public sealed class RekeyOnSqliteTests() : RekeyTests(Engine.Sqlite);

public sealed class RekeyOnPostgresTests() : RekeyTests(Engine.Postgres);
