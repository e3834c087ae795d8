using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Console;

/// <summary>One line of a case's history.</summary>
/// <param name="At">When.</param>
/// <param name="Words">The text key of what happened.</param>
/// <param name="Office">Whose officer it was, in the language of the page.</param>
/// <param name="Reason">A code with a sentence.</param>
public sealed record CaseEntry(DateTime At, string Words, string Office, string Reason);

/// <summary>
/// Who looked at what and said what. While a case is open a member reads their own verdicts only: the second person
/// does
/// not know the first one's.
/// </summary>
[Needs("case.history")]
public sealed class CaseHistoryModel(MiftahDb db) : CasePage(db, "case.history")
{
    private const int ShownMax = 200;

    public override bool HasForm => false;

    public IReadOnlyList<CaseEntry> Entries { get; private set; } = [];

    public void OnGet() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (await base.ReadyAsync() is { } elsewhere)
            return elsewhere;
        var offices = await Db
            .StaffAccounts.Join(Db.Offices, x => x.OfficeId, x => x.Id, (staff, office) => new { staff.Id, office })
            .ToDictionaryAsync(x => x.Id, x => x.office);
        var looks = await Db.Looks.AsNoTracking().Where(x => x.CaseId == Case.Id).Take(ShownMax).ToListAsync();
        var said = await Db
            .Decisions.AsNoTracking()
            .Where(x => x.CaseId == Case.Id && (!Case.IsOpen || x.StaffId == Member.Id))
            .Take(ShownMax)
            .ToListAsync();
        Entries =
        [
            .. looks
                .Select(x => new CaseEntry(x.At, "case.look-at." + x.Fact, Name(x.StaffId), x.Reason))
                .Concat(said.Select(x => new CaseEntry(x.At, "case.said." + x.Verdict, Name(x.StaffId), x.Reason)))
                .OrderByDescending(x => x.At),
        ];
        return null;

        string Name(Guid staff) =>
            offices.TryGetValue(staff, out var office) ? office.Name(this.T().Language.Code) : "";
    }
}
