using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>
/// A page about one case. A case that the member has nothing to do with is as unknown as one that is not there.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="capability">What the page does, in the scopes in which the member has it.</param>
public abstract class CasePage(MiftahDb db, string capability) : StaffPage
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    public Case Case { get; private set; } = null!;

    public bool IsSecond => Case.SecondId == Member.Id;

    /// <summary>The number was assigned to this member as the first of two, or alone.</summary>
    public bool IsFirst => Case.AssignedTo == Member.Id;

    public string Home => $"{Request.PathBase}/staff/cases/{Case.Id}";

    protected MiftahDb Db => db;

    protected string Capability => capability;

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParse(Id, out var id))
            return NotFound();
        var found = await db.Cases.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
        if (found is null || !Member.May(capability, found.ScopeFor(Member.Account)))
            return NotFound();
        Case = found;
        return IsHere() ? null : Redirect(Home);
    }

    /// <summary>The case is at the step of this page; otherwise the member is led to the case.</summary>
    protected virtual bool IsHere() => true;

    protected StaffScope Scope => Case.ScopeFor(Member.Account);
}
