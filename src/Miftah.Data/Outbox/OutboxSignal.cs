using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miftah.Data.Outbox;

/// <summary>
/// Wakes the dispatcher of this process as soon as a transaction that promised something is committed.
/// </summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim due = new(0, 1);

    public void Raise()
    {
        try
        {
            due.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already raised: one look finds all that is due.
        }
    }

    /// <summary>
    /// Waits for a promise of this process, or for <paramref name="atMost"/>: other nodes promise too.
    /// </summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => due.WaitAsync(atMost, cancel);

    public void Dispose() => due.Dispose();
}

/// <summary>Raises the signal: after a commit, or after a save that needed no transaction.</summary>
internal sealed class OutboxSignalOnCommit(OutboxSignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        signal.Raise();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        signal.Raise();
        return Task.CompletedTask;
    }

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData?.Context?.Database.CurrentTransaction is null)
            signal.Raise();
        return ValueTask.FromResult(result);
    }
}
