using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// The first screen, where every visit ends: cancelled, done, or left. Nothing of the last person stays.
/// </summary>
public sealed class StartModel(WipeVisit wipe) : ScreenPage
{
    /// <summary>The last visit ended by time.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            await wipe.RunAsync(HttpContext, Device.KioskId, HttpContext.RequestAborted);
            KioskLook.Forget(HttpContext);
        }
        return null;
    }
}
