using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>Part of lifting a freeze, whoever lifts it.</summary>
public static class EndDisputed
{
    /// <summary>
    /// Ends the authenticators that were bound in the days a freeze is about: a thief's would open the account again in
    /// the minute its owner has it back, and an owner binds their own anew. In the caller's transaction, which wrote
    /// the account's row first and has its record and its notice.
    /// </summary>
    /// <returns>How many were ended.</returns>
    public static async Task<int> EndDisputedAsync(
        this MiftahDb db,
        SubscriberAccount frozen,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(frozen);
        var since = frozen.UnfrozenByProofsBefore;
        return await db.BoundTo(frozen.Id)
            .Where(x => x.BoundAt >= since)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.SecretSealed, (byte[]?)null),
                cancel
            );
    }
}
