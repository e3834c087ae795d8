using Microsoft.AspNetCore.Routing.Matching;
using Miftah.Web.Doors.Kiosk;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Doors;

/// <summary>
/// Through which listener a request came. Also says, on an endpoint, through which it may be reached.
/// </summary>
public enum Door
{
    Public = 1,
    Staff = 2,

    /// <summary>Only on endpoints: files, health and error pages are the same everywhere.</summary>
    Any = 3,

    /// <summary>Self-service devices, which sign every request.</summary>
    Kiosk = 4,
}

/// <summary>The door of a request, as a feature of it.</summary>
internal sealed record DoorFeature(Door Door);

/// <summary>The door of an endpoint. One without it is public.</summary>
public sealed record DoorMetadata(Door Door);

public static class DoorPipeline
{
    /// <summary>The door through which the request came.</summary>
    public static Door CameThrough(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<DoorFeature>()?.Door ?? Door.Public;
    }

    /// <summary>
    /// Stands before everything else. A door is its listener: no header and no name of a host opens another one. The
    /// scheme is that of the door's configured origin; whatever carries requests here may speak plain HTTP.
    /// </summary>
    public static IApplicationBuilder UseDoors(this IApplicationBuilder app, Portal portal) =>
        app.Use(
            (context, next) =>
            {
                ArgumentNullException.ThrowIfNull(portal);
                var door = portal.DoorAt(context.Connection.LocalPort);
                context.Features.Set(new DoorFeature(door));
                context.Request.Scheme = portal.OriginOf(door).Scheme;
                return next(context);
            }
        );

    /// <summary>
    /// Stands behind the filter of hosts, which knows those of all doors: each door answers to its own. The staff door
    /// and the kiosk door have no landing page.
    /// </summary>
    public static IApplicationBuilder UseOwnHost(this IApplicationBuilder app, Portal portal, bool development) =>
        app.Use(
            (context, next) =>
            {
                ArgumentNullException.ThrowIfNull(portal);
                var door = context.CameThrough();
                var own = portal.OriginOf(door).Host;
                if (!development && !string.Equals(context.Request.Host.Host, own, StringComparison.OrdinalIgnoreCase))
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                else if (door != Door.Public && context.Request.Path == "/")
                    context.Response.Redirect(context.Request.PathBase + HomeOf(door));
                else
                    return next(context);
                return Task.CompletedTask;
            }
        );

    private static string HomeOf(Door door) => door == Door.Staff ? StaffDoor.HomePath : KioskDoor.HomePath;
}

/// <summary>An endpoint of another door is not there: the answer is that of an address that does not exist.</summary>
internal sealed class DoorMatching : MatcherPolicy, IEndpointSelectorPolicy
{
    // Behind the framework's policy that loads a page with its attributes.
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var door = httpContext.CameThrough();
        for (var i = 0; i < candidates.Count; i++)
        {
            var of = candidates[i].Endpoint.Metadata.GetMetadata<DoorMetadata>()?.Door ?? Door.Public;
            if (of != Door.Any && of != door)
                candidates.SetValidity(i, false);
        }
        return Task.CompletedTask;
    }
}
