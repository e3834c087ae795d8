using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>All offices, missions and places of kiosks, the open ones first.</summary>
[Needs("offices.manage")]
public sealed class OfficesModel(MiftahDb db) : StaffPage
{
    private const int ShownMax = 500;

    public override bool HasForm => false;

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        Offices = await db
            .Offices.AsNoTracking()
            .OrderBy(x => x.ClosedAt != null)
            .ThenBy(x => x.NameEn)
            .Take(ShownMax)
            .ToListAsync();
        return null;
    }
}
