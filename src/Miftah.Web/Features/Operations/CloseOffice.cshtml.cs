using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>Closes an office, or opens it again: the page says first what becomes of whom and what is in it.</summary>
[Needs("offices.manage")]
public sealed class CloseOfficeModel(MiftahDb db, ManageOffices offices, StepUp stepUp, TimeProvider clock) : StaffPage
{
    private const string Closing = "close";

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    /// <summary>Close or reopen: the last part of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Do { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    public Office It { get; private set; } = null!;

    public int Staff { get; private set; }

    public int Cases { get; private set; }

    public int Kiosks { get; private set; }

    public bool Closes => Do == Closing;

    private string Act => $"offices.{Do}:{It.Id:N}";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        return await offices.CloseAsync(It.Id, Closes, Member.Id, clock.Now(), cancel) is { } refused
            ? ShowRefusal("", refused)
            : Redirect($"{Request.PathBase}/staff/offices/{It.Id:N}?done={(Closes ? "closed" : "reopened")}");
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParseExact(Id, "N", out var id) || Do is not (Closing or "reopen"))
            return NotFound();
        if (await db.Offices.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id) is not { } found)
            return NotFound();
        It = found;
        Staff = await db.StaffAccounts.CountAsync(x => x.OfficeId == id && x.State != StaffState.Left);
        Cases = await db.Cases.CountAsync(x => x.OfficeId == id && x.EndedAt == null);
        Kiosks = await db.Kiosks.CountAsync(x => x.OfficeId == id && x.State != KioskState.Revoked);
        return null;
    }
}
