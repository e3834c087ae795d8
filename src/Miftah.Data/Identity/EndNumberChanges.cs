using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>Ends changes of a number: what they held sealed, and any code, goes with them.</summary>
public static class EndNumberChanges
{
    /// <returns>How many were open and are ended now.</returns>
    public static Task<int> EndAsync(this IQueryable<NumberChange> changes, DateTime now, CancellationToken cancel) =>
        changes
            .Where(x => x.EndedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.NumberSealed, (byte[]?)null)
                        .SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            );
}
