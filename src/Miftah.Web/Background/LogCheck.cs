using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Miftah.Data;
using Miftah.Domain;

namespace Miftah.Web.Background;

/// <summary>
/// The audit log keeps up and continues what was kept. It degrades, and never closes the portal: records are written
/// with their acts whether or not the log takes them yet, and people must get in while an operator looks.
/// </summary>
internal sealed class LogCheck(MiftahDb db, LogKeeper keeper, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (keeper.IsBroken)
            return HealthCheckResult.Degraded("The audit log does not continue the checkpoint that was kept last.");
        var late = clock.Now() - WaitMax;
        return await db.AuditRecords.AnyAsync(x => x.LogIndex == null && x.At < late, cancellationToken)
            ? HealthCheckResult.Degraded("Records have waited more than a minute for their place in the audit log.")
            : HealthCheckResult.Healthy();
    }
}
