using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Staff;

/// <summary>Ends the session. The address opened by hand only asks: a GET changes nothing.</summary>
[Needs("staff.home")]
public sealed class SignOutModel(OpenStaffSession session) : StaffPage
{
    public override bool HasForm => false;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await session.EndAsync(Member.Session, HttpContext, cancel);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect($"{Request.PathBase}/staff/sign-in?ended=out");
    }
}
