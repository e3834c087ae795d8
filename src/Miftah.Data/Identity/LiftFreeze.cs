using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>How a freeze ends, whoever lifts it.</summary>
public static class LiftFreeze
{
    /// <summary>
    /// Gives an account the state that it had, and ends the authenticators that were bound in the days its freeze is
    /// about: a thief's would open the account again in the minute its owner has it back, and an owner binds their own
    /// anew. In the caller's transaction, who records and tells both.
    /// </summary>
    /// <param name="accounts">What else must be true of the account: all in one statement.</param>
    /// <param name="db">Whose accounts they are.</param>
    /// <param name="frozen">As it was read.</param>
    /// <param name="now">The moment of the lifting, UTC.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>How many were ended; null when the account is not frozen, or not as it was read.</returns>
    public static async Task<int?> LiftFreezeAsync(
        this IQueryable<SubscriberAccount> accounts,
        MiftahDb db,
        SubscriberAccount frozen,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(frozen);
        var lifted = await accounts
            .Where(x => x.Id == frozen.Id && x.Version == frozen.Version && x.State == AccountState.Frozen)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, x => x.StateBeforeFreeze ?? AccountState.LowAssurance)
                        .SetProperty(x => x.StateBeforeFreeze, (AccountState?)null)
                        .SetProperty(x => x.UnfrozenByProofsBefore, (DateTime?)null)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            );
        if (lifted != 1)
            return null;
        var disputedSince = frozen.UnfrozenByProofsBefore;
        return await db.BoundTo(frozen.Id).Where(x => x.BoundAt >= disputedSince).EndAsync(now, cancel);
    }
}
