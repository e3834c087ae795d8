using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>A member of staff whose looking was stopped; their own they see, and somebody else lifts it.</summary>
public sealed record StopView(Guid Id, DateTime At, string Name, string Office, bool MayLift);

/// <summary>Who was stopped from looking, for those who can lift it.</summary>
[Needs("looks.lift")]
public sealed class StopsModel(MiftahDb db, StaffPersonalSeal personal) : StaffPage
{
    private const int ShownMax = 100;

    public override bool HasForm => false;

    public IReadOnlyList<StopView> Stops { get; private set; } = [];

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var found = await db
            .LookStops.AsNoTracking()
            .Where(x => x.LiftedAt == null)
            .Join(db.StaffAccounts, x => x.StaffId, x => x.Id, (stop, staff) => new { stop, staff })
            .Join(
                db.Offices,
                x => x.staff.OfficeId,
                x => x.Id,
                (x, office) =>
                    new
                    {
                        x.stop,
                        x.staff,
                        office,
                    }
            )
            .OrderBy(x => x.stop.At)
            .Take(ShownMax)
            .ToListAsync();
        var language = this.T().Language.Code;
        Stops =
        [
            .. found.Select(x => new StopView(
                x.stop.Id,
                x.stop.At,
                personal.Open(x.staff).Name,
                x.office.Name(language),
                Member.May("looks.lift", x.stop.ScopeFor(Member.Account))
            )),
        ];
        return null;
    }
}
