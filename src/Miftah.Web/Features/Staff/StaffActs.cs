using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Staff;

/// <summary>What an administrator can do to a member.</summary>
public enum StaffAct
{
    /// <summary>Agree to what another administrator asked for.</summary>
    Agree = 1,
    AskRoles,
    AskInvitation,
    Move,
    Suspend,
    Resume,
    Leave,
}

/// <summary>The acts of <see cref="StaffAct"/>: to whom each is open, and what does it.</summary>
internal static class StaffActs
{
    /// <summary>What a page offers. The statements ask once more.</summary>
    public static bool AreOpen(StaffAct act, SignedInStaff by, StaffAccount member, StaffChange? wish) =>
        member.Id != by.Id
        && act switch
        {
            StaffAct.Agree => wish is not null && by.May("staff.grant"),
            StaffAct.AskRoles => member.State is StaffState.Active or StaffState.Invited && by.May("staff.grant"),
            StaffAct.AskInvitation => by.May("staff.grant"),
            StaffAct.Move => member.State != StaffState.Left && by.May("staff.suspend"),
            StaffAct.Suspend => member.State == StaffState.Active && by.May("staff.suspend"),
            StaffAct.Leave => member.State != StaffState.Left && by.May("staff.suspend"),
            StaffAct.Resume => member.State == StaffState.Suspended && by.May("staff.suspend"),
            _ => false,
        };

    /// <summary>Does what one administrator can do.</summary>
    /// <returns>Null when it is done.</returns>
    public static Task<Refusal?> RunAsync(
        this ManageStaff staff,
        StaffAct act,
        StaffAccount member,
        (StaffRole Roles, Guid Office) chosen,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        Task<Refusal?> SetAsync(StaffState to) => staff.SetStateAsync(member.Id, member.State, to, by, now, cancel);
        return act switch
        {
            StaffAct.AskRoles => staff.AskAsync(member.Id, StaffChangeKind.Roles, chosen.Roles, by, now, cancel),
            StaffAct.AskInvitation => staff.AskAsync(
                member.Id,
                StaffChangeKind.InviteAnew,
                member.Roles,
                by,
                now,
                cancel
            ),
            StaffAct.Move => staff.MoveAsync(member.Id, chosen.Office, by, now, cancel),
            StaffAct.Suspend => SetAsync(StaffState.Suspended),
            StaffAct.Resume => SetAsync(StaffState.Active),
            StaffAct.Leave => SetAsync(StaffState.Left),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
