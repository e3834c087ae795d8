using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>Which document the officer has seen, with the person before them.</summary>
[Needs("case.decide")]
public sealed class SeeEvidenceModel(MiftahDb db, VerifyCase verify) : CasePage(db, "case.decide")
{
    private static readonly Refusal Empty = new("case.evidence-empty");
    private static readonly Refusal NameEmpty = new("case.name-empty");

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? NameArabic { get; set; }

    [BindProperty]
    public string? NameEnglish { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Enum.TryParse<EvidenceKind>(Evidence, out var kind) || !Case.Rule.Evidence.Contains(kind))
            Refuse(nameof(Evidence), Empty);
        var names = Case.Rule.NeedsNames ? Names() : null;
        if (Refusals.Count > 0)
            return Page();
        return await verify.SeeAsync(Member.Account, Case, kind, names, cancel)
            ? Redirect(Home)
            : ShowRefusal("", VerifyCase.Moved);
    }

    protected override bool IsHere() => IsFirst && Case.State == CaseState.Opened;

    private VerifiedName Names()
    {
        if (NameOf(NameArabic) is null)
            Refuse(nameof(NameArabic), NameEmpty);
        if (NameOf(NameEnglish) is null)
            Refuse(nameof(NameEnglish), NameEmpty);
        return new(NameOf(NameArabic) ?? "", NameOf(NameEnglish) ?? "");
    }

    private static string? NameOf(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= StaffPersonal.NameLengthMax } name ? name : null;
}
