using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>One kiosk and the name of its place.</summary>
public sealed record KioskView(KioskDevice Device, string Place);

/// <summary>All kiosks: which are in service, and which strayed.</summary>
[Needs("kiosks.manage")]
public sealed class KiosksModel(MiftahDb db) : StaffPage
{
    private const int ShownMax = 500;

    public override bool HasForm => false;

    public IReadOnlyList<KioskView> Kiosks { get; private set; } = [];

    public void OnGet() { }

    /// <summary>The colour of a state, beside its words.</summary>
    public static string Tone(KioskState state) =>
        state switch
        {
            KioskState.Active => "tag-ok",
            KioskState.Asked => "tag-info",
            KioskState.Suspended => "tag-warn",
            _ => "",
        };

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var found = await db
            .Kiosks.AsNoTracking()
            .Join(db.Offices, x => x.OfficeId, x => x.Id, (device, office) => new { device, office })
            .OrderBy(x => x.device.State)
            .ThenBy(x => x.device.AskedAt)
            .Take(ShownMax)
            .ToListAsync();
        var language = this.T().Language.Code;
        Kiosks = [.. found.Select(x => new KioskView(x.device, x.office.Name(language)))];
        return null;
    }
}
