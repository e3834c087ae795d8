using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>
/// Draws the second person at random among officers and approvers of other offices: nobody chooses, and nobody knows
/// before.
/// </summary>
public sealed class DrawSecond(MiftahDb db, KinCheck kin, StaffPersonalSeal staff)
{
    /// <summary>How many draws may fall on relatives before it is given up.</summary>
    private const int DrawsMax = 5;

    private const StaffRole Eligible = StaffRole.Approver | StaffRole.PassportsOfficer | StaffRole.CivilAffairsOfficer;

    /// <param name="about">The case.</param>
    /// <param name="first">Who gave the first verdict.</param>
    /// <param name="subject">The person's identity number.</param>
    /// <param name="draw">A uniform number below its argument.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <param name="former">Who was drawn before and did not answer.</param>
    /// <returns>Null when there is nobody.</returns>
    public async Task<StaffAccount?> RunAsync(
        Case about,
        StaffAccount first,
        string subject,
        Func<int, int> draw,
        CancellationToken cancel,
        Guid? former = null
    )
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(draw);
        var candidates = await db
            .StaffAccounts.AsNoTracking()
            .Where(x =>
                x.State == StaffState.Active
                && (x.Roles & Eligible) != StaffRole.None
                && x.OfficeId != about.OfficeId
                && x.OfficeId != first.OfficeId
                && x.Id != about.OpenedBy
                && x.Id != former
                && x.NumberKey != about.SubjectKey
            )
            .OrderBy(x => x.Id)
            .ToListAsync(cancel);
        for (var i = 0; i < DrawsMax && candidates.Count > 0; i++)
        {
            var drawn = candidates[draw(candidates.Count)];
            if (await kin.RefusesAsync(staff.Open(drawn).IdentityNumber, subject, cancel) is null)
                return drawn;
            candidates.Remove(drawn);
        }
        return null;
    }
}
