using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Recovery;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Desk;

/// <summary>
/// Asks for a recovery's code again, for a caller who was right a moment ago. It goes where the recovery sends it,
/// within what the recovery may send; the agent learns neither the number nor whether there was a code to send.
/// </summary>
[Needs("desk.resend")]
public sealed class ResendModel(MiftahDb db, StepUp stepUp, CallTickets tickets, AskCodeAgain again, TimeProvider clock)
    : StaffPage
{
    private static readonly Refusal CallFirst = new("desk.resend-call-first");

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    /// <summary>When it was asked for; null before.</summary>
    public DateTime? AskedAt { get; private set; }

    public void OnGet() { }

    /// <summary>From the page of the call: what will happen, and the passkey.</summary>
    public void OnPostBegin() { }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var id = tickets.Read(Member.Id, Ticket, now);
        var attempt = await db.RecoveryAttempts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancel);
        if (attempt is null)
            return ShowRefusal("", CallFirst);
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        var record = await RecordAsync(attempt, now, cancel);
        return (await again.RunAsync(attempt, record, now, cancel)).Match<IActionResult>(
            ok: asked =>
            {
                AskedAt = now;
                return asked ? Page() : TooSoon(attempt);
            },
            refused: why => ShowRefusal("", why, ("until", this.Moment(attempt.ResendOpensAt)))
        );
    }

    private string Act => $"desk.resend:{Ticket}";

    private PageResult TooSoon(RecoveryAttempt attempt)
    {
        AskedAt = null;
        return ShowRefusal("", RecoveryAttempt.ResendTooSoon, ("until", this.Moment(attempt.ResendOpensAt)));
    }

    // For whoever has the number. Nobody has it, nobody reads of it; the look at the call stands in either case.
    private async Task<AuditRecord?> RecordAsync(RecoveryAttempt attempt, DateTime now, CancellationToken cancel)
    {
        var whose = await db
            .Accounts.Where(x =>
                attempt.AccountId != null ? x.Id == attempt.AccountId : x.IdentityKey == attempt.IdentityKey
            )
            .Select(x => (Guid?)x.Id)
            .SingleOrDefaultAsync(cancel);
        return whose is { } account
            ? AuditRecord.New(
                Acts.SupportResent,
                account,
                Actor.Officer,
                attempt.Id,
                now,
                reason: CaseReasons.Calling[0],
                officer: Member.Id
            )
            : null;
    }
}
