using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Freeze;

/// <summary>Freezing by the person who is signed in and sees a sign-in that was somebody else's.</summary>
[Authorize]
public sealed class IndexModel(FreezeAccount freeze, Cookies cookies) : PublicPage
{
    public override bool HasForm => false;

    public bool IsFrozen { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await freeze.BySessionAsync(SessionAuthentication.Of(HttpContext), cancel);
        cookies.Delete(HttpContext, CookieKind.Session);
        IsFrozen = true;
        return Page();
    }
}
