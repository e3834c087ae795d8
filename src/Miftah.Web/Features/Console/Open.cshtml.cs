using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>Opens a case about somebody who came or called. The reason stands in their history at once.</summary>
[Needs("case.open")]
public sealed class OpenModel(MiftahDb db, OpenCase open, TimeProvider clock) : StaffPage
{
    private static readonly Refusal KindEmpty = new("case.kind-empty");
    private static readonly Refusal ReasonEmpty = new("case.reason-empty");
    private static readonly Refusal NoOffice = new("case.no-office");

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Asked for one kind of case only, and read for no other.</summary>
    [BindProperty]
    public string? Mobile { get; set; }

    /// <summary>The reference of a case that went to another office's line.</summary>
    public string? Opened { get; private set; }

    /// <summary>Where the member came from: the support desk has no line of cases.</summary>
    public string Back => Member.May("case.queue") ? "/staff/cases" : "/staff/desk";

    public IEnumerable<CaseKind> Kinds => CaseRules.OpenedBy(Member.Roles).Select(x => x.Kind);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Member.May("case.open", StaffScope.Office))
            return NotFound();
        if (await ReadAsync(cancel) is not { } opening)
            return Page();
        return (await open.RunAsync(Member.Account, opening, clock.Now(), cancel)).Match<IActionResult>(
            ok: made =>
            {
                if (opening.Take)
                    return Redirect($"{Request.PathBase}/staff/cases/{made.Id}");
                (Opened, IdentityNumber, Kind, Reason, Mobile) = (made.Reference, null, null, null, null);
                return Page();
            },
            refused: why => ShowRefusal(nameof(IdentityNumber), why)
        );
    }

    private async Task<Opening?> ReadAsync(CancellationToken cancel)
    {
        var number = Domain.Identity.IdentityNumber.Parse(IdentityNumber);
        if (number is Result<Domain.Identity.IdentityNumber>.Refused wrong)
            Refuse(nameof(IdentityNumber), wrong.Why);
        var isKind = Enum.TryParse<CaseKind>(Kind, out var kind) && Kinds.Contains(kind);
        if (!isKind)
            Refuse(nameof(Kind), KindEmpty);
        if (!CaseReasons.IsOpening(Reason))
            Refuse(nameof(Reason), ReasonEmpty);
        var mobile = isKind && kind == CaseKind.Activate ? Phones.Parse(Mobile) : "";
        if (mobile is Result<string>.Refused noMobile)
            Refuse(nameof(Mobile), noMobile.Why);
        var (office, takes) = await OfficeAsync(cancel);
        if (office is null)
            Refuse("", NoOffice);
        return Refusals.Count > 0
            ? null
            : new(
                kind,
                Reason!,
                ((Result<Domain.Identity.IdentityNumber>.Ok)number).Value,
                office!.Value,
                takes,
                ((Result<string>.Ok)mobile).Value
            );
    }

    // Whoever can decide takes it; the support desk's goes to the line of an office that can, the least busy one.
    private async Task<(Guid? Office, bool Takes)> OfficeAsync(CancellationToken cancel)
    {
        if (Member.May("case.decide"))
            return (Member.OfficeId, true);
        const StaffRole Deciding = StaffRole.PassportsOfficer | StaffRole.CivilAffairsOfficer;
        var least = await db
            .Offices.Where(x =>
                x.ClosedAt == null
                && db.StaffAccounts.Any(s =>
                    s.OfficeId == x.Id && s.State == StaffState.Active && (s.Roles & Deciding) != StaffRole.None
                )
            )
            .OrderBy(x => db.Cases.Count(c => c.OfficeId == x.Id && c.EndedAt == null))
            .ThenBy(x => x.Id)
            .Select(x => (Guid?)x.Id)
            .FirstOrDefaultAsync(cancel);
        return (least, false);
    }
}
