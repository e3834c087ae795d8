using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Staff;

/// <summary>One member as colleagues know them.</summary>
public sealed record StaffView(StaffAccount Account, string Name, string Office);

/// <summary>Everybody who works at the staff door, or did.</summary>
[Needs("staff.view")]
public sealed class PeopleModel(MiftahDb db, StaffPersonalSeal personal) : StaffPage
{
    private const int ShownMax = 500;

    public override bool HasForm => false;

    public IReadOnlyList<StaffView> People { get; private set; } = [];

    public bool MayInvite => Member.May("staff.invite");

    public void OnGet() { }

    /// <summary>The colour of a state, beside its word.</summary>
    public static string Tone(StaffState state) =>
        state switch
        {
            StaffState.Active => "tag-ok",
            StaffState.Invited => "tag-info",
            StaffState.Suspended => "tag-warn",
            _ => "",
        };

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var found = await db
            .StaffAccounts.AsNoTracking()
            .Join(db.Offices, x => x.OfficeId, x => x.Id, (account, office) => new { account, office })
            .OrderBy(x => x.account.State)
            .ThenBy(x => x.account.CreatedAt)
            .Take(ShownMax)
            .ToListAsync();
        var text = this.T();
        People =
        [
            .. found.Select(x => new StaffView(
                x.account,
                x.account.PersonalSealed.Length == 0 ? text["staff.nameless"] : personal.Open(x.account).Name,
                x.office.Name(text.Language.Code)
            )),
        ];
        return null;
    }
}
