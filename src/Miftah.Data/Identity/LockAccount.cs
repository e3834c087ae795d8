using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>The first statement of a transaction that depends on an account as it was read.</summary>
public static class LockAccount
{
    /// <summary>
    /// Writes the account's row without changing it: a password, mobile, authenticator or state changed since then
    /// wins.
    /// Its change and what the caller does cannot pass each other, because both begin with this row.
    /// </summary>
    /// <returns>False when the account was changed, or its state lets nobody in.</returns>
    public static async Task<bool> LockOpenAsync(this MiftahDb db, Guid account, int version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db
                .Accounts.Where(x =>
                    x.Id == account
                    && x.Version == version
                    && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
                )
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version), cancel) == 1;
    }

    /// <summary>
    /// The same for a change of what guards the account: refused while a hold runs, and it raises the version, so that
    /// whatever was begun before ends.
    /// </summary>
    public static async Task<bool> ChangeGuardedAsync(
        this MiftahDb db,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        return await db
                .Accounts.Where(x =>
                    x.Id == account.Id
                    && x.Version == account.Version
                    && (x.HoldEndsAt == null || x.HoldEndsAt <= now)
                    && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
                )
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version + 1), cancel) == 1;
    }
}
