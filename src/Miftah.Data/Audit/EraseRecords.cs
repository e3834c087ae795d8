using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

/// <summary>
/// Takes from records what they say about a person: detail, salt and account. What the log hashed stays, and with it
/// every proof of everyone else.
/// </summary>
public sealed class EraseRecords(MiftahDb db)
{
    /// <summary>Of one person, in the caller's transaction.</summary>
    /// <returns>How many records were about them.</returns>
    public Task<int> OfAsync(Guid account, CancellationToken cancel) =>
        EraseAsync(db.AuditRecords.Where(x => x.AccountId == account), cancel);

    /// <summary>Of everyone, where the record is older than it needs to say whom it was about.</summary>
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
