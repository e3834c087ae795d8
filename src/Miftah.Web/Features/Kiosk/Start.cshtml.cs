using Miftah.Web.Shared;

namespace Miftah.Web.Features.Kiosk;

/// <summary>The first screen.</summary>
public sealed class StartModel : KioskPage
{
    public override bool HasForm => false;

    public void OnGet() { }
}
