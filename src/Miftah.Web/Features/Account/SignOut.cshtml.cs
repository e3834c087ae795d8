using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Account;

/// <summary>Ends the session of this browser. The address opened by hand only asks: a GET changes nothing.</summary>
public sealed class SignOutModel(EndSessions end, Cookies cookies) : PublicPage
{
    public override bool HasForm => false;

    public IActionResult OnGet() =>
        User.Identity?.IsAuthenticated == true ? Page() : Redirect($"{Request.PathBase}/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated == true)
            await end.OwnAsync(SessionAuthentication.Of(HttpContext), cancel);
        cookies.Delete(HttpContext, CookieKind.Session);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect($"{Request.PathBase}/sign-in?ended=out");
    }
}
