using Miftah.Domain.Staff;

namespace Miftah.Tests.Staff;

/// <summary>How the capability matrix is read: what it does not say is refused.</summary>
public sealed class CapabilityTests
{
    private static readonly StaffScope[] Scopes =
    [
        StaffScope.Own,
        StaffScope.Assigned,
        StaffScope.Office,
        StaffScope.OtherOffice,
        StaffScope.Closed,
    ];

    [Fact]
    public void WhatTheMatrixDoesNotSay_IsRefused()
    {
        foreach (var scope in Scopes)
        {
            CapabilityMatrix.Allows("no.such", (StaffRole)127, scope).ShouldBeFalse();
            CapabilityMatrix.Allows("case.decide", StaffRole.None, scope).ShouldBeFalse();
        }
        CapabilityMatrix.Allows("case.decide", StaffRole.PassportsOfficer, StaffScope.None).ShouldBeFalse();
        CapabilityMatrix.Allows("case.decide", StaffRole.PassportsOfficer, StaffScope.OtherOffice).ShouldBeFalse();
        // The control: what it says is allowed.
        CapabilityMatrix.Allows("case.decide", StaffRole.PassportsOfficer, StaffScope.Assigned).ShouldBeTrue();
    }
}
