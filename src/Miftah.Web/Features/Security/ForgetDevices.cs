using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Security;

/// <summary>Forgets a known device of the person who asks: from then on it is a stranger's browser.</summary>
public sealed class ForgetDevices(MiftahDb db, TimeProvider clock)
{
    /// <summary>The id of somebody else's device does nothing.</summary>
    public async Task RunAsync(Session current, Guid device, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(current);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var forgotten = await db
            .KnownDevices.Where(x => x.Id == device && x.AccountId == current.AccountId)
            .ExecuteDeleteAsync(cancel);
        if (forgotten == 1)
        {
            db.AuditRecords.Add(
                AuditRecord.New(
                    Acts.DeviceForgotten,
                    current.AccountId,
                    Actor.Subscriber,
                    current.Id,
                    now,
                    device: current.DeviceLabel
                )
            );
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }
}
