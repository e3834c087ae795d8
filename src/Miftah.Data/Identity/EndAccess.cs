using Microsoft.EntityFrameworkCore;

namespace Miftah.Data.Identity;

/// <summary>Part of recovering and of freezing: whatever was open to this account is closed.</summary>
public static class EndAccess
{
    /// <summary>
    /// Ends sessions and sign-ins of an account and forgets its known devices, in the caller's transaction.
    /// </summary>
    public static async Task EndAllAccessAsync(this MiftahDb db, Guid account, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db
            .Sessions.Where(x => x.AccountId == account && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);
        await db
            .SignInAttempts.Where(x => x.AccountId == account && x.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            );
        await db.KnownDevices.Where(x => x.AccountId == account).ExecuteDeleteAsync(cancel);
    }
}
