using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Shared;

/// <summary>A page of the staff door that opens to members of staff: it names its capability with [Needs].</summary>
public abstract class StaffPage : PublicPage
{
    /// <summary>Who is signed in.</summary>
    protected SignedInStaff Member => StaffAuthentication.Of(HttpContext);
}
