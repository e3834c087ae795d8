using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Guessing;
using Miftah.Domain.Guessing;
using Miftah.Tests.Support;

namespace Miftah.Tests.Guessing;

/// <summary>Budgets on a real database: they slide exactly, cannot be raced, and agree with the pure law.</summary>
public abstract class GuessBudgetTests(TestPortal portal)
{
    private static readonly DateTime Now = new(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc);
    private static int lastKey;

    [Fact]
    [Sentence(14)]
    public async Task StrangersThreeAndKnownDevicesTwo_MakeFiveADay()
    {
        var key = NewKey();
        var strangers = 0;
        for (var i = 0; i < 10; i++)
            strangers += await DebitAsync(key, GuessLane.Stranger, Now.AddMinutes(i)) ? 1 : 0;
        var known = 0;
        for (var i = 0; i < 10; i++)
            known += await DebitAsync(key, GuessLane.Known, Now.AddMinutes(i)) ? 1 : 0;

        (strangers, known).ShouldBe((3, 2));
    }

    [Fact]
    public async Task Window_SlidesExactly()
    {
        var key = NewKey();
        for (var hour = 0; hour < 3; hour++)
            (await DebitAsync(key, GuessLane.Stranger, Now.AddHours(hour))).ShouldBeTrue();

        (await DebitAsync(key, GuessLane.Stranger, Now.AddDays(1).AddSeconds(-1))).ShouldBeFalse();
        (await DebitAsync(key, GuessLane.Stranger, Now.AddDays(1))).ShouldBeTrue();
        (await DebitAsync(key, GuessLane.Stranger, Now.AddDays(1).AddMinutes(59))).ShouldBeFalse();
        (await DebitAsync(key, GuessLane.Stranger, Now.AddDays(1).AddHours(1))).ShouldBeTrue();
    }

    [Fact]
    public async Task NineInThirtyDays_ThenNoMore()
    {
        var key = NewKey();
        var allowed = 0;
        for (var day = 0; day < 29; day++)
        for (var i = 0; i < 4; i++)
            allowed += await DebitAsync(key, GuessLane.Stranger, Now.AddDays(day).AddMinutes(i)) ? 1 : 0;

        allowed.ShouldBe(9);
    }

    [Fact]
    [Sentence(23)]
    public async Task HundredParallelGuesses_GetThreeThrough()
    {
        var key = NewKey();

        var results = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => DebitAsync(key, GuessLane.Stranger, Now))
        );

        results.Count(x => x).ShouldBe(3);
    }

    [Fact]
    [NegativeControl(14, 23)]
    public async Task ReadThenWrite_WouldLetMoreThrough()
    {
        // The negative control: the same budget without the conditional statement is raced.
        var key = NewKey();
        using var barrier = new Barrier(8);
        var through = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var used = await UsedAsync(key);
                        barrier.SignalAndWait();
                        return used < 3 && await ForceAsync(key);
                    })
                )
        );

        through.Count(x => x).ShouldBeGreaterThan(3);
    }

    [Fact]
    [NegativeControl(14, 25)]
    public async Task BudgetOfAnAttempt_WouldBeginAnew_WithEachAttempt()
    {
        // The negative control: were the key the attempt's and not the person's, a new attempt would bring new guesses.
        var (attempt, next) = (NewKey(), NewKey());
        for (var i = 0; i < 3; i++)
            await DebitAsync(attempt, GuessLane.Stranger, Now);

        (await DebitAsync(attempt, GuessLane.Stranger, Now)).ShouldBeFalse();
        (await DebitAsync(next, GuessLane.Stranger, Now)).ShouldBeTrue();
    }

    [Fact]
    [NegativeControl(30)]
    public void WithoutItsCeiling_TheHundredthFailure_WouldStopNobody()
    {
        var limit = GuessLimit.Of(GuessKind.Password, GuessLane.Stranger);
        var longAgo = new DateTime?[GuessBudget.Remembered];

        limit.OpensAt(longAgo, 100, Now).ShouldBeNull();
        (limit with { ConsecutiveMax = int.MaxValue }).OpensAt(longAgo, 100, Now).ShouldNotBeNull();
    }

    [Fact]
    public async Task Credit_GivesOneBack()
    {
        var key = NewKey();
        for (var i = 0; i < 3; i++)
            await DebitAsync(key, GuessLane.Stranger, Now);
        await UseAsync(x => x.CreditAsync(key, GuessKind.RecoveryAnswer, GuessLane.Stranger, CancellationToken.None));

        (await DebitAsync(key, GuessLane.Stranger, Now)).ShouldBeTrue();
        (await DebitAsync(key, GuessLane.Stranger, Now)).ShouldBeFalse();
    }

    [Fact]
    [Sentence(30)]
    public async Task HundredConsecutiveFailures_CloseThePassword_ForStrangersOnly()
    {
        var key = NewKey();
        var failures = 0;
        for (var at = Now; failures < 100; at = at.AddHours(2))
            failures += await DebitAsync(key, GuessLane.Stranger, at, GuessKind.Password) ? 1 : 0;
        var later = Now.AddYears(1);

        (await DebitAsync(key, GuessLane.Stranger, later, GuessKind.Password)).ShouldBeFalse();
        (await DebitAsync(key, GuessLane.Known, later, GuessKind.Password)).ShouldBeTrue();
        await UseAsync(x => x.ResetAsync(key, GuessKind.Password, CancellationToken.None));
        (await DebitAsync(key, GuessLane.Stranger, later, GuessKind.Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task DatabaseAndPureLaw_Agree_OnRandomHistories()
    {
        GuessKind[] kinds = [GuessKind.RecoveryAnswer, GuessKind.Password, GuessKind.RecoveryNotice];
        var histories = Gen.Select(
                Gen.Int[0, kinds.Length - 1],
                Gen.Bool,
                Gen.Int[1, 40_000].Array[12],
                (kind, known, gaps) => (kinds[kind], known ? GuessLane.Known : GuessLane.Stranger, gaps)
            )
            .Array[25]
            .Single();
        foreach (var (kind, lane, gapsInSeconds) in histories)
        {
            var key = NewKey();
            var at = Now;
            foreach (var gap in gapsInSeconds)
            {
                at = at.AddSeconds(gap);
                var opensAt = await OpensAtAsync(key, kind, lane, at);
                (await DebitAsync(key, lane, at, kind)).ShouldBe(
                    opensAt <= at,
                    $"{kind} {lane} at {at:O}, opens {opensAt:O}"
                );
            }
        }
    }

    private static byte[] NewKey() => BitConverter.GetBytes(Interlocked.Increment(ref lastKey));

    private Task<bool> DebitAsync(byte[] key, GuessLane lane, DateTime at, GuessKind kind = GuessKind.RecoveryAnswer) =>
        UseAsync(x => x.DebitAsync(key, kind, lane, at, CancellationToken.None));

    private Task<DateTime?> OpensAtAsync(byte[] key, GuessKind kind, GuessLane lane, DateTime at) =>
        UseAsync(x => x.OpensAtAsync(key, kind, lane, at, CancellationToken.None));

    private Task<int> UsedAsync(byte[] key) =>
        portal.InDbAsync(async db =>
            (await db.GuessBudgets.AsNoTracking().SingleOrDefaultAsync(x => x.Key == key))?.Times.Count(x =>
                x is not null
            ) ?? 0
        );

    private Task<bool> ForceAsync(byte[] key) =>
        portal.InDbAsync(async db =>
        {
            await db.EnsureGuessBudgetAsync(key, GuessKind.RecoveryAnswer, GuessLane.Stranger, CancellationToken.None);
            return await db
                    .GuessBudgets.Where(x => x.Key == key)
                    .ExecuteUpdateAsync(set => set.SetProperty(x => x.T1, Now)) == 1;
        });

    private async Task<T> UseAsync<T>(Func<GuessBudgets, Task<T>> use)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<GuessBudgets>());
    }

    private async Task UseAsync(Func<GuessBudgets, Task> use)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<GuessBudgets>());
    }
}

public sealed class GuessBudgetOnSqliteTests(SqlitePortal on)
    : GuessBudgetTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class GuessBudgetOnPostgresTests(PostgresPortal on)
    : GuessBudgetTests(on.Portal),
        IClassFixture<PostgresPortal>;
