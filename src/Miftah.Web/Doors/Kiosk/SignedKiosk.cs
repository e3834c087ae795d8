namespace Miftah.Web.Doors.Kiosk;

/// <summary>The kiosk whose signature a request carried, and which is in service: a feature of the request.</summary>
/// <param name="KioskId">Which device.</param>
/// <param name="OfficeId">Where it stands.</param>
public sealed record SignedKiosk(Guid KioskId, Guid OfficeId)
{
    /// <exception cref="InvalidOperationException">The request did not come through the kiosk door.</exception>
    public static SignedKiosk Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<SignedKiosk>() ?? throw new InvalidOperationException("No kiosk signed this.");
    }
}
