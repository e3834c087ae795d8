using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Casework;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>One fact of a person, for a reason that they will read. Shown in this answer and kept nowhere.</summary>
[Needs("case.look")]
public sealed class LookAtModel(MiftahDb db, LookAtFact look) : CasePage(db, "case.look")
{
    private static readonly Refusal ReasonEmpty = new("case.look-reason-empty");

    [BindProperty(SupportsGet = true, Name = "fact")]
    public Fact What { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string? Shown { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!CaseReasons.IsLooking(Reason))
            return ShowRefusal(nameof(Reason), ReasonEmpty);
        return (await look.RunAsync(Member.Account, Case, (What, Reason!), cancel)).Match<IActionResult>(
            ok: value =>
            {
                Shown = value;
                return Page();
            },
            refused: why => ShowRefusal("", why)
        );
    }

    protected override bool IsHere() => What is Fact.Name or Fact.IdentityNumber or Fact.Mobile;
}
