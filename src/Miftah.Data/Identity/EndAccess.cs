using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>Part of recovering and of freezing: whatever was open to this account is closed.</summary>
public static class EndAccess
{
    /// <summary>
    /// Ends recoveries, sign-ins and sessions of an account and forgets its known devices, in the caller's transaction.
    /// The session <paramref name="keep"/> stays, where one is named. The caller has written the account's row first,
    /// so that nothing new can begin meanwhile.
    /// </summary>
    public static async Task EndAllAccessAsync(
        this MiftahDb db,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel,
        Guid? keep = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(account);
        await db
            .RecoveryAttempts.Where(x => x.IdentityKey == account.IdentityKey && x.EndedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.ClaimSealed, (byte[]?)null)
                        .SetProperty(x => x.AnswerSealed, (byte[]?)null)
                        .SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            );
        await db
            .SignInAttempts.Where(x => x.AccountId == account.Id && x.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            );
        await db
            .Sessions.Where(x => x.AccountId == account.Id && x.EndedAt == null && x.Id != keep)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);
        await db.KnownDevices.Where(x => x.AccountId == account.Id).ExecuteDeleteAsync(cancel);
    }
}
