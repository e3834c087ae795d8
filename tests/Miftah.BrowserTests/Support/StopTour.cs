using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests.Support;

/// <summary>Somebody who looked too often is allowed to look again; somebody else looks at the pages.</summary>
internal static class StopTour
{
    /// <summary>A passports officer of the office is stopped.</summary>
    public static Task<Guid> NewStopAsync(this LivePortal portal, Office office) =>
        portal.InDbAsync(async db =>
        {
            var now = TimeProvider.System.Now();
            var member = await db.StaffAccounts.FirstAsync(x =>
                x.OfficeId == office.Id && x.Roles == StaffRole.PassportsOfficer
            );
            var id = RowId.New(now);
            db.LookStops.Add(
                new()
                {
                    Id = id,
                    StaffId = member.Id,
                    At = now,
                }
            );
            await db.SaveChangesAsync();
            return id;
        });

    public static async Task LiftAsync(Visitor member, Guid stop, Func<string, Task> look)
    {
        await member.OpenAsync("/staff/stops");
        await look("staff-stops");
        await member.OpenAsync($"/staff/stops/{stop}");
        await look("staff-stop");
        await member.PressAsync("stops.button");
        await member.ShouldBeAtAsync("/staff/stops");
    }
}
