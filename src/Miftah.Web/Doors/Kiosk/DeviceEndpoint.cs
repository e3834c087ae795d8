using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;

namespace Miftah.Web.Doors.Kiosk;

/// <summary>For a device's agent: which kiosk the portal takes it for, and the portal's time.</summary>
/// <remarks>
/// It does not say how far the kiosk has counted: whoever lost the number may be a copy, and is enrolled anew
/// (docs/kiosk/protocol.md).
/// </remarks>
public static class DeviceEndpoint
{
    public const string Path = "/kiosk/device";

    public static void MapKioskDevice(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, AnswerAsync).WithMetadata(new DoorMetadata(Door.Kiosk));

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        MiftahDb db,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var (kiosk, office) = SignedKiosk.Of(http);
        var place = await db.Offices.AsNoTracking().SingleAsync(x => x.Id == office, cancel);
        return Results.Json(new DeviceView(kiosk.ToString("N"), new(place.NameAr, place.NameEn), clock.Now()));
    }
}

/// <param name="Kiosk">Its number, as in the keyid that it signs.</param>
/// <param name="Place">Where the portal says that it stands.</param>
/// <param name="Time">The portal's clock, in UTC.</param>
internal sealed record DeviceView(string Kiosk, PlaceView Place, DateTime Time);

/// <summary>The name of a place in both languages.</summary>
internal sealed record PlaceView(string Ar, string En);
