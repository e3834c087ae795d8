using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>What is bound to an account now.</summary>
public static class BoundAuthenticators
{
    /// <summary>
    /// The authenticators of an account that were not removed; saved codes count although all are used.
    /// </summary>
    public static IQueryable<Authenticator> BoundTo(this MiftahDb db, Guid account)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Authenticators.Where(x => x.AccountId == account && x.EndedAt == null);
    }

    /// <summary>Ends them, and wipes what they kept of a secret.</summary>
    /// <returns>How many were ended.</returns>
    public static Task<int> EndAsync(
        this IQueryable<Authenticator> authenticators,
        DateTime now,
        CancellationToken cancel
    ) =>
        authenticators.ExecuteUpdateAsync(
            set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.SecretSealed, (byte[]?)null),
            cancel
        );
}
