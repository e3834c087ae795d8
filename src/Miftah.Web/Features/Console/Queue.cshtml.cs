using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>How many cases wait, the next one, and the member's own. Nobody picks from the line.</summary>
[Needs("case.queue")]
public sealed class QueueModel(MiftahDb db, TakeNext take) : StaffPage
{
    private const int ShownMax = 50;

    public override bool HasForm => false;

    public int WaitingCount { get; private set; }

    public IReadOnlyList<Case> Mine { get; private set; } = [];

    public bool MayTake => Member.May("case.decide") && Member.May("case.queue", StaffScope.Office);

    public bool MayOpen => Member.May("case.open", StaffScope.Office);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayTake)
            return NotFound();
        return (await take.RunAsync(Member.Account, cancel)).Match<IActionResult>(
            ok: id => Redirect($"{Request.PathBase}/staff/cases/{id}"),
            refused: why => ShowRefusal("", why)
        );
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var member = Member.Account;
        WaitingCount = await take.Waiting(member).CountAsync();
        var own = member.NumberKey;
        Mine = await db
            .Cases.AsNoTracking()
            .Where(x =>
                x.EndedAt == null
                && x.SubjectKey != own
                && (x.AssignedTo == member.Id || (x.SecondId == member.Id && x.State == CaseState.AwaitingSecond))
            )
            .OrderBy(x => x.OpenedAt)
            .Take(ShownMax)
            .ToListAsync();
        return null;
    }
}
