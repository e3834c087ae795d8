using Miftah.Web.Doors.Kiosk;

namespace Miftah.Web.Shared;

/// <summary>A page of the kiosk door: a device in service asked for it.</summary>
public abstract class KioskPage : PublicPage
{
    /// <summary>The device that the person stands at.</summary>
    protected SignedKiosk Device => SignedKiosk.Of(HttpContext);
}
