using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Staff;

/// <summary>A new member, without a role. The link is shown once and handed over in person.</summary>
[Needs("staff.invite")]
public sealed class InviteModel(MiftahDb db, ManageStaff staff, StepUp stepUp, Portal portal, TimeProvider clock)
    : StaffPage
{
    private const string Act = "staff.invite";
    private static readonly Refusal OfficeEmpty = new("staff.office-empty");

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    /// <summary>Where the new member joins; only in the answer to the post that made it.</summary>
    public Uri? Link { get; private set; }

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public override bool HasForm => Link is null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var name = JoinStaff.NameOf(Name);
        if (name is null)
            Refuse(nameof(Name), JoinStaff.NameEmpty);
        var number = Domain.Identity.IdentityNumber.Parse(IdentityNumber);
        if (number is Result<Domain.Identity.IdentityNumber>.Refused wrong)
            Refuse(nameof(IdentityNumber), wrong.Why);
        if (!Guid.TryParseExact(Office, "N", out var office) || Offices.All(x => x.Id != office))
            Refuse(nameof(Office), OfficeEmpty);
        if (Refusals.Count > 0)
            return Page();
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        var person = new StaffPersonal(name!, ((Result<Domain.Identity.IdentityNumber>.Ok)number).Value.Value);
        return (await staff.InviteAsync(person, office, Member.Id, clock.Now(), cancel)).Match<IActionResult>(
            ok: made =>
            {
                Link = new(portal.OriginOf(Doors.Door.Staff), $"{Request.PathBase}/staff/join/{made.Secret}");
                return Page();
            },
            refused: why => ShowRefusal(nameof(IdentityNumber), why)
        );
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        Offices = await db
            .Offices.AsNoTracking()
            .Where(x => x.Kind != OfficeKind.Kiosk && x.ClosedAt == null)
            .OrderBy(x => x.NameEn)
            .ToListAsync();
        return null;
    }
}
