using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>
/// One kiosk: the second operator puts it into service by its fingerprint, any operator takes it out at once.
/// </summary>
[Needs("kiosks.manage")]
public sealed class KioskModel(MiftahDb db, ManageKiosks kiosks, StepUp stepUp, TimeProvider clock) : StaffPage
{
    private static readonly Refusal Differs = new("kiosks.fingerprint-differs");

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public string? Fingerprint { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    public KioskDevice It { get; private set; } = null!;

    public string PlaceName { get; private set; } = "";

    /// <summary>The member asked for it, and cannot be the second.</summary>
    public bool IsOwn => It.AskedBy == Member.Id;

    // What the form on the page does: a stale page that offers the other act is refused by the passkey's own words.
    private bool Approves => It.State == KioskState.Asked && !IsOwn;

    private string Act => $"{(Approves ? "kiosks.approve" : "kiosks.revoke")}:{It.Id:N}";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Approves && !DeviceKey.Matches(It.PublicKey, Fingerprint))
            return ShowRefusal(nameof(Fingerprint), Differs);
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        var now = clock.Now();
        var refused = Approves
            ? await kiosks.ApproveAsync(It.Id, Member.Id, now, cancel)
            : await kiosks.RevokeAsync(It.Id, Member.Id, now, cancel);
        return refused is null ? Redirect($"{Request.PathBase}/staff/kiosks/{It.Id:N}") : ShowRefusal("", refused);
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParseExact(Id, "N", out var id))
            return NotFound();
        if (await db.Kiosks.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id) is not { } found)
            return NotFound();
        It = found;
        var office = await db.Offices.AsNoTracking().SingleAsync(x => x.Id == found.OfficeId);
        PlaceName = office.Name(this.T().Language.Code);
        return null;
    }
}
