using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Text;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>
/// From a reference that a person brings to the case, or to its history where that is all the member may read. It
/// finds cases and never people, and one that is not the member's is as unknown as none.
/// </summary>
[Needs("case.history")]
public sealed class FindModel(MiftahDb db) : StaffPage
{
    private static readonly Refusal Empty = new("case.reference-empty");
    private static readonly Refusal Unknown = new("case.reference-unknown");

    [BindProperty]
    public string? Reference { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var typed = Typed.Digits(Reference);
        if (typed.Length == 0)
            return ShowRefusal(nameof(Reference), Empty);
        var reference = Base32.FromPaper(typed) ?? "";
        var found = await db.Cases.AsNoTracking().SingleOrDefaultAsync(x => x.Reference == reference, cancel);
        var scope = found?.ScopeFor(Member.Account) ?? default;
        if (found is not null && Member.May("case.look", scope))
            return Redirect($"{Request.PathBase}/staff/cases/{found.Id}");
        return found is not null && Member.May("case.history", scope)
            ? Redirect($"{Request.PathBase}/staff/cases/{found.Id}/history")
            : ShowRefusal(nameof(Reference), Unknown);
    }
}
