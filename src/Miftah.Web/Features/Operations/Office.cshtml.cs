using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;

namespace Miftah.Web.Features.Operations;

/// <summary>One office: what it says about itself, changed by one operator at a time.</summary>
[Needs("offices.manage")]
public sealed class OfficeModel(MiftahDb db, ManageOffices offices, StepUp stepUp, TimeProvider clock)
    : OfficeForm(stepUp)
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>What the operator read before writing.</summary>
    [BindProperty]
    public string? Version { get; set; }

    public Office It { get; private set; } = null!;

    /// <summary>What stands now where the operator wrote something else, by its field; only after a refusal.</summary>
    public IReadOnlyList<(string Field, string Text)> Others { get; private set; } = [];

    protected override string Act => $"offices.change:{It.Id:N}:{Version}";

    public void OnGet() => Fill(OfficeWords.Of(It));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await RefusedAsync(cancel) is { } refused)
            return refused;
        var read = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var x) ? x : -1;
        if (await offices.ChangeAsync(It.Id, read, Words, Member.Id, clock.Now(), cancel) is not { } stale)
            return Redirect($"{Request.PathBase}/staff/offices/{It.Id:N}?done=changed");
        It = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == It.Id, cancel);
        var now = OfficeWords.Of(It);
        Others = [.. now.Texts.Except(Words.Texts).Select(t => (t.Field, t.Text))];
        Version = It.Version.ToString(CultureInfo.InvariantCulture);
        return ShowRefusal("", stale);
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParseExact(Id, "N", out var id))
            return NotFound();
        if (await db.Offices.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id) is not { } found)
            return NotFound();
        It = found;
        Version ??= found.Version.ToString(CultureInfo.InvariantCulture);
        return null;
    }
}
