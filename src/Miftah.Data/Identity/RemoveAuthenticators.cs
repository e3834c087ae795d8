using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>
/// Ends everything bound to an account whose owner lost it all: from then on it recovers as one that has nothing else.
/// In the caller's transaction, who tells the person.
/// </summary>
public sealed class RemoveAuthenticators(MiftahDb db)
{
    /// <returns>False when nothing is bound, the account is closed to it, or it changed since the evidence.</returns>
    public async Task<bool> WithinAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        var changed = await db
            .Accounts.Where(x =>
                x.Id == act.Account
                && x.Version == act.Version
                && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version + 1), cancel);
        if (changed != 1)
            return false;
        if (await db.BoundTo(act.Account).EndAsync(now, cancel) == 0)
            return false;
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == act.Account, cancel);
        await db.EndAllAccessAsync(account, now, cancel);
        db.AuditRecords.Add(act.Record(Acts.AuthenticatorRemoved, now));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
