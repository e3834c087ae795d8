using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>
/// Lets a member look again, after somebody asked them why they looked so much. Nobody lifts their own.
/// </summary>
[Needs("looks.lift")]
public sealed class LiftStopModel(MiftahDb db, StepUp stepUp, TimeProvider clock) : StaffPage
{
    private static readonly Refusal Over = new("stops.over");

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    private Guid stop;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        return await LiftAsync(cancel) ? Redirect($"{Request.PathBase}/staff/stops") : ShowRefusal("", Over);
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParse(Id, out stop))
            return NotFound();
        var found = await db.LookStops.AsNoTracking().SingleOrDefaultAsync(x => x.Id == stop);
        return found is not null && Member.May("looks.lift", found.ScopeFor(Member.Account)) ? null : NotFound();
    }

    private string Act => $"looks.lift:{stop}";

    private async Task<bool> LiftAsync(CancellationToken cancel)
    {
        var (now, by) = (clock.Now(), Member.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var lifted = await db
            .LookStops.Where(x => x.Id == stop && x.LiftedAt == null && x.StaffId != by)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LiftedAt, now).SetProperty(x => x.LiftedBy, by), cancel);
        if (lifted != 1)
            return false;
        var whose = await db.LookStops.Where(x => x.Id == stop).Select(x => x.StaffId).SingleAsync(cancel);
        db.AuditRecords.Add(AuditRecord.New(Acts.LooksAllowed, whose, Actor.Officer, stop, now, officer: by));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
