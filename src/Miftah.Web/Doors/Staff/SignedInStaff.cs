using Miftah.Domain.Staff;

namespace Miftah.Web.Doors.Staff;

/// <summary>Who is signed in at the staff door, as the database has it at this request.</summary>
public sealed record SignedInStaff(StaffSession Session, StaffAccount Account, Office Office)
{
    public Guid Id => Account.Id;

    public Guid OfficeId => Account.OfficeId;

    public StaffRole Roles => Account.Roles;

    /// <summary>May the member do it at all, to some row?</summary>
    public bool May(string capability) => CapabilityMatrix.Of(capability, Roles) != StaffScope.None;

    /// <summary>May the member do it to a row that stands to them so?</summary>
    public bool May(string capability, StaffScope row) => CapabilityMatrix.Allows(capability, Roles, row);
}
