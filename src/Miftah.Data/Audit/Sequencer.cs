using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

/// <summary>
/// Takes records that acts have written into the log: gives them consecutive indices, makes the tree longer and signs
/// where it stands, all in one transaction. Several nodes may try: the head's row lets one through at a time.
/// </summary>
public sealed class Sequencer(MiftahDb db, ILogSigner signer)
{
    /// <summary>Records taken in one transaction, so that the head is not held for long.</summary>
    public const int BatchMax = 1000;

    /// <returns>How many records were taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (!await db.AuditRecords.AnyAsync(x => x.LogIndex == null, cancel))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // A write first: another sequencer waits here, and reads the size that this one leaves.
        await db.LogHeads.ExecuteUpdateAsync(set => set.SetProperty(x => x.Size, x => x.Size), cancel);
        var head = await db.LogHeads.SingleAsync(cancel);
        var records = await db
            .AuditRecords.Where(x => x.LogIndex == null)
            .OrderBy(x => x.Id)
            .Take(BatchMax)
            .ToListAsync(cancel);
        if (records.Count == 0)
            return 0;
        var tree = new LogTree(db);
        foreach (var record in records)
        {
            record.LogIndex = head.Size;
            await tree.AppendAsync(head.Size, AuditLeaf.HashOf(record), cancel);
            head.Size++;
        }
        head.Checkpoint = Checkpoint.Signed(head.Size, await tree.RootAsync(head.Size, cancel), signer);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return records.Count;
    }
}
