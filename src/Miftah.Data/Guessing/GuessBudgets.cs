using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Guessing;
using Miftah.Domain.Recovery;

namespace Miftah.Data.Guessing;

/// <summary>Counts guesses before they are compared. A refused debit changes nothing.</summary>
public sealed class GuessBudgets(MiftahDb db)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Takes one guess from the budget, if its limit allows one now.</summary>
    /// <returns>False when the budget is spent or a wait is running.</returns>
    /// <remarks>One conditional update: of N parallel guesses at most the limit get through, on any node.</remarks>
    public Task<bool> DebitAsync(byte[] key, GuessKind kind, GuessLane lane, DateTime now, CancellationToken cancel) =>
        DebitAsync(key, kind, lane, GuessLimit.Of(kind, lane), now, cancel);

    /// <summary>Takes one guess at a question of one person, under the question's own limit, lanes as above.</summary>
    /// <returns>The lane that was debited, or null when all are spent.</returns>
    public async Task<GuessLane?> DebitAsync(
        byte[] key,
        Question question,
        bool knownDevice,
        DateTime now,
        CancellationToken cancel
    )
    {
        const GuessKind Kind = GuessKind.RecoveryQuestion;
        foreach (var lane in knownDevice ? (GuessLane[])[GuessLane.Known, GuessLane.Stranger] : [GuessLane.Stranger])
        {
            if (await DebitAsync(key, Kind, lane, GuessLimit.OfQuestion(question, lane), now, cancel))
                return lane;
        }
        return null;
    }

    /// <summary>
    /// Known devices use the part kept for them first, then what strangers left; strangers only their own.
    /// </summary>
    /// <returns>The lane that was debited, or null when all are spent.</returns>
    public async Task<GuessLane?> DebitAsync(
        byte[] key,
        GuessKind kind,
        bool knownDevice,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (knownDevice && await DebitAsync(key, kind, GuessLane.Known, now, cancel))
            return GuessLane.Known;
        return await DebitAsync(key, kind, GuessLane.Stranger, now, cancel) ? GuessLane.Stranger : null;
    }

    /// <summary>Gives the latest guess back: it was right, or was never evaluated.</summary>
    public Task CreditAsync(byte[] key, GuessKind kind, GuessLane lane, CancellationToken cancel) =>
        Row(key, kind, lane)
            .Where(x => x.T1 != null)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(x => x.Consecutive, x => x.Consecutive > 0 ? x.Consecutive - 1 : 0);
                    for (var i = 1; i < GuessBudget.Remembered; i++)
                    {
                        string to = Column(i),
                            from = Column(i + 1);
                        set.SetProperty(x => EF.Property<DateTime?>(x, to), x => EF.Property<DateTime?>(x, from));
                    }
                    string oldest = Column(GuessBudget.Remembered);
                    set.SetProperty(x => EF.Property<DateTime?>(x, oldest), (DateTime?)null);
                },
                cancel
            );

    /// <summary>Forgets all guesses: a success, or a secret that is no longer the one that was guessed at.</summary>
    public Task ResetAsync(byte[] key, GuessKind kind, CancellationToken cancel) =>
        db.GuessBudgets.Where(x => x.Key == key && x.Kind == kind).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// When the budget opens again, for the sentence that says so; null when only a proof reopens it.
    /// </summary>
    public async Task<DateTime?> OpensAtAsync(
        byte[] key,
        GuessKind kind,
        GuessLane lane,
        DateTime now,
        CancellationToken cancel
    )
    {
        var row = await Row(key, kind, lane).AsNoTracking().SingleOrDefaultAsync(cancel);
        return row is null ? now : GuessLimit.Of(kind, lane).OpensAt(row.Times, row.Consecutive, now);
    }

    /// <summary>
    /// How many budgets of a kind and lane are spent now, their short waits left out; of whom is not said.
    /// </summary>
    public async Task<int> SpentAsync(GuessKind kind, GuessLane lane, DateTime now, CancellationToken cancel)
    {
        var limit = GuessLimit.Of(kind, lane) with { Waits = [] };
        var since = now - limit.Windows.Max(x => x.Window);
        var touched = db.GuessBudgets.Where(x => x.T1 > since && x.Kind == kind && x.Lane == lane);
        return await touched.CountAsync(cancel) - await Allowed(touched, limit, now).CountAsync(cancel);
    }

    // The row is made in the same commit: a commit more, where nobody guessed lately, would tell by its time that the
    // name is nobody's, since people who sign in have their row.
    private async Task<bool> DebitAsync(
        byte[] key,
        GuessKind kind,
        GuessLane lane,
        GuessLimit limit,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        await db.EnsureGuessBudgetAsync(key, kind, lane, cancel);
        var debited = await Shift(Allowed(Row(key, kind, lane), limit, now), now, cancel) == 1;
        if (own is not null)
            await own.CommitAsync(cancel);
        return debited;
    }

    private IQueryable<GuessBudget> Row(byte[] key, GuessKind kind, GuessLane lane) =>
        db.GuessBudgets.Where(x => x.Key == key && x.Kind == kind && x.Lane == lane);

    // The same rule as GuessLimit.OpensAt, said to the database; a test compares the two.
    private static IQueryable<GuessBudget> Allowed(IQueryable<GuessBudget> rows, GuessLimit limit, DateTime now)
    {
        rows = rows.Where(x => x.Consecutive < limit.ConsecutiveMax);
        foreach (var window in limit.Windows)
        {
            var column = Column(window.Max);
            var since = now - window.Window;
            rows = rows.Where(x =>
                EF.Property<DateTime?>(x, column) == null || EF.Property<DateTime?>(x, column) <= since
            );
        }
        foreach (var wait in limit.Waits)
        {
            var column = Column(wait.Failures);
            var since = now - Day;
            var lastBefore = now - wait.Wait;
            rows = rows.Where(x =>
                EF.Property<DateTime?>(x, column) == null
                || EF.Property<DateTime?>(x, column) <= since
                || x.T1 <= lastBefore
            );
        }
        return rows;
    }

    private static Task<int> Shift(IQueryable<GuessBudget> rows, DateTime now, CancellationToken cancel) =>
        rows.ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(x => x.Consecutive, x => x.Consecutive + 1).SetProperty(x => x.T1, now);
                for (var i = 1; i < GuessBudget.Remembered; i++)
                {
                    string from = Column(i),
                        to = Column(i + 1);
                    set.SetProperty(x => EF.Property<DateTime?>(x, to), x => EF.Property<DateTime?>(x, from));
                }
            },
            cancel
        );

    private static string Column(int place) => string.Create(CultureInfo.InvariantCulture, $"T{place}");
}
