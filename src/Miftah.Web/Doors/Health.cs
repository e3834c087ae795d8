using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Miftah.Data;

namespace Miftah.Web.Doors;

/// <summary>
/// For load balancers: /health/live says that the process answers, /health/ready that it can serve people.
/// </summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        object[] asking = [new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]), new DoorMetadata(Door.Any)];
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(asking);
        routes.MapHealthChecks("/health/ready").WithMetadata(asking);
    }
}

/// <summary>The database answers.</summary>
internal sealed class DatabaseCheck(MiftahDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
