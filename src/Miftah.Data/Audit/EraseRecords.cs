using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

/// <summary>
/// Takes from records what they say about a person: detail, salt and account. What the log hashed stays, and with it
/// every proof of everyone else. An erasure is itself in the log and names what it took: the verifier finds a record
/// that somebody emptied without one.
/// </summary>
public sealed class EraseRecords(MiftahDb db)
{
    /// <summary>Of one person, in the caller's transaction. The caller saves.</summary>
    /// <returns>How many records were about them.</returns>
    public async Task<int> OfAsync(Guid account, DateTime now, CancellationToken cancel)
    {
        var theirs = await db
            .AuditRecords.Where(x => x.AccountId == account)
            .OrderBy(x => x.Id)
            .Select(x => x.Id)
            .ToListAsync(cancel);
        foreach (var some in theirs.Chunk(AuditRecord.ErasesMax))
        {
            // By key: a record that another act adds meanwhile is neither taken nor left out of what is named.
            await EraseAsync(db.AuditRecords.Where(x => some.Contains(x.Id)), cancel);
            db.AuditRecords.Add(AuditRecord.New(Acts.RecordsErased, account, Actor.System, account, now, erases: some));
        }
        return theirs.Count;
    }

    /// <summary>
    /// Of everyone, where the record is older than it needs to say whom it was about. Its own time says that this is
    /// due; no record names it.
    /// </summary>
    public Task<int> OldAsync(DateTime now, CancellationToken cancel)
    {
        var end = now.AddDays(-AuditRecord.DetailKeptDays);
        return EraseAsync(db.AuditRecords.Where(x => x.At < end && x.Detail != null), cancel);
    }

    private static Task<int> EraseAsync(IQueryable<AuditRecord> records, CancellationToken cancel) =>
        records.ExecuteUpdateAsync(
            set =>
                set.SetProperty(x => x.AccountId, (Guid?)null)
                    .SetProperty(x => x.Detail, (string?)null)
                    .SetProperty(x => x.Salt, (byte[]?)null),
            cancel
        );
}
