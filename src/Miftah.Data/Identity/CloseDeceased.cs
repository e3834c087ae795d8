using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>
/// Closes the account of a person who died: nobody comes in any more, and whatever was open ends. Nothing is
/// erased; the log stays. In the caller's transaction, who tells the channels on record first.
/// </summary>
public sealed class CloseDeceased(MiftahDb db)
{
    /// <returns>False when the account is closed already, or changed since the evidence was seen.</returns>
    public async Task<bool> WithinAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        var closed = await db
            .Accounts.Where(x => x.Id == act.Account && x.Version == act.Version && x.State != AccountState.Closed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, AccountState.Closed)
                        .SetProperty(x => x.StateBeforeFreeze, (AccountState?)null)
                        .SetProperty(x => x.UnfrozenByProofsBefore, (DateTime?)null)
                        .SetProperty(x => x.HoldEndsAt, (DateTime?)null)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            );
        if (closed != 1)
            return false;
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == act.Account, cancel);
        await db.EndAllAccessAsync(account, now, cancel);
        await db.NumberChanges.Where(x => x.AccountId == account.Id).EndAsync(now, cancel);
        await db
            .FreezeLinks.Where(x => x.AccountId == account.Id && x.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel);
        db.AuditRecords.Add(act.Record(Acts.AccountClosed, now));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
