using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Kiosk;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// Marks a task of a visit as done, in the caller's transaction: once, and the visit goes on with the account as it is
/// now.
/// </summary>
public sealed class FinishTask(MiftahDb db, TimeProvider clock)
{
    /// <returns>False when another post was first, or the visit ended.</returns>
    public async Task<bool> WithinAsync(KioskVisit visit, VisitTask task, Guid account, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var now = clock.Now();
        var version = await db.Accounts.Where(x => x.Id == account).Select(x => x.Version).SingleAsync(cancel);
        return await db
                .KioskVisits.Where(x =>
                    x.Id == visit.Id
                    && x.EndedAt == null
                    && x.VerifiedAt != null
                    && x.Task == task
                    && x.AccountVersion == visit.AccountVersion
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.Task, (VisitTask?)null)
                            .SetProperty(x => x.Done, task)
                            .SetProperty(x => x.AccountId, account)
                            .SetProperty(x => x.AccountVersion, version)
                            .SetProperty(x => x.NameSealed, (byte[]?)null)
                            .SetProperty(x => x.LastSeenAt, now),
                    cancel
                ) == 1;
    }
}
