using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Kiosk;

namespace Miftah.Data.Kiosk;

/// <summary>Ends visits: what they held of a person goes with them.</summary>
public static class EndVisits
{
    /// <returns>How many were open and are ended now.</returns>
    public static Task<int> EndAsync(this IQueryable<KioskVisit> visits, DateTime now, CancellationToken cancel) =>
        visits
            .Where(x => x.EndedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.NumberSealed, (byte[]?)null)
                        .SetProperty(x => x.NameSealed, (byte[]?)null)
                        .SetProperty(x => x.Capture, (byte[]?)null)
                        .SetProperty(x => x.LinkHash, (byte[]?)null),
                cancel
            );
}
