using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Staff;

/// <summary>Who is signed in, and as what.</summary>
[Needs("staff.home")]
public sealed class IndexModel(StaffPersonalSeal personal) : StaffPage
{
    public override bool HasForm => false;

    public string Name => personal.Open(Member.Account).Name;

    public string Office => Member.Office.Name(this.T().Language.Code);

    public IEnumerable<StaffRole> Roles =>
        Enum.GetValues<StaffRole>().Where(x => x != StaffRole.None && Member.Roles.HasFlag(x));

    public void OnGet() { }
}
