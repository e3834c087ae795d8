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

/// <summary>One member: what they may do, and what administrators do about it. Nobody acts on themselves.</summary>
[Needs("staff.view")]
public sealed class PersonModel(
    MiftahDb db,
    ManageStaff staff,
    StepUp stepUp,
    StaffPersonalSeal personal,
    Portal portal,
    TimeProvider clock
) : StaffPage
{
    public static readonly IReadOnlyList<StaffRole> AllRoles =
    [
        .. Enum.GetValues<StaffRole>().Where(x => x != StaffRole.None),
    ];

    private static readonly Refusal ActEmpty = new("staff.act-empty");
    private static readonly Refusal OfficeEmpty = new("staff.office-empty");

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public string? Do { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Roles { get; set; } = [];

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    public StaffAccount It { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string OfficeName { get; private set; } = "";

    public StaffChange? Wish { get; private set; }

    public Uri? Link { get; private set; }

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>What this administrator can do to this member now. The statements ask once more.</summary>
    public IReadOnlyList<StaffAct> Open => [.. Enum.GetValues<StaffAct>().Where(IsOpen)];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Enum.TryParse<StaffAct>(Do, out var act) || !IsOpen(act))
            return ShowRefusal(nameof(Do), ActEmpty);
        if (act == StaffAct.Move && !Guid.TryParseExact(Office, "N", out _))
            return ShowRefusal(nameof(Office), OfficeEmpty);
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        if (act == StaffAct.Agree)
            return await AgreeAsync(cancel);
        return await RunAsync(act, cancel) is { } refused
            ? ShowRefusal(nameof(Do), refused)
            : Redirect($"{Request.PathBase}/staff/people/{It.Id:N}");
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    public string Words(StaffRole roles) =>
        roles == StaffRole.None
            ? this.T()["staff.no-role"]
            : string.Join(
                this.T()["staff.and"] + " ",
                AllRoles.Where(x => roles.HasFlag(x)).Select(x => this.T()["staff.role." + x])
            );

    protected override async Task<IActionResult?> ReadyAsync()
    {
        if (!Guid.TryParseExact(Id, "N", out var id))
            return NotFound();
        if (await db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id) is not { } found)
            return NotFound();
        It = found;
        var text = this.T();
        Name = found.PersonalSealed.Length == 0 ? text["staff.nameless"] : personal.Open(found).Name;
        var offices = await db.Offices.AsNoTracking().OrderBy(x => x.NameEn).ToListAsync();
        Offices = [.. offices.Where(x => x.Kind != OfficeKind.Kiosk && x.ClosedAt is null)];
        OfficeName = offices.First(x => x.Id == found.OfficeId).Name(text.Language.Code);
        var now = clock.Now();
        var wish = await db
            .StaffChanges.AsNoTracking()
            .Where(x => x.StaffId == id && x.EndedAt == null)
            .OrderByDescending(x => x.AskedAt)
            .FirstOrDefaultAsync();
        Wish = wish?.IsOpen(now) == true ? wish : null;
        if (HttpMethods.IsGet(Request.Method))
            Roles = [.. AllRoles.Where(x => found.Roles.HasFlag(x)).Select(x => x.ToString())];
        return null;
    }

    // The passkey signs the act, the member, and what exactly is agreed to or asked for.
    private string Act =>
        Do == nameof(StaffAct.Agree)
            ? $"staff.agree:{Wish?.Id}"
            : $"staff.{Do}:{It.Id:N}:{(int)Chosen}:{(Do == nameof(StaffAct.Move) ? Office : "")}";

    private StaffRole Chosen =>
        AllRoles
            .Where(x => Roles.Contains(x.ToString(), StringComparer.Ordinal))
            .Aggregate(StaffRole.None, (a, b) => a | b);

    private bool IsOpen(StaffAct act) => StaffActs.AreOpen(act, Member, It, Wish);

    private async Task<IActionResult> AgreeAsync(CancellationToken cancel) =>
        (await staff.AgreeAsync(Wish!.Id, Member.Id, clock.Now(), cancel)).Match<IActionResult>(
            ok: secret =>
            {
                if (secret is null)
                    return Redirect($"{Request.PathBase}/staff/people/{It.Id:N}");
                Link = new(portal.OriginOf(Doors.Door.Staff), $"{Request.PathBase}/staff/join/{secret}");
                return Page();
            },
            refused: why => ShowRefusal(nameof(Do), why)
        );

    private Task<Refusal?> RunAsync(StaffAct act, CancellationToken cancel)
    {
        var office = Guid.TryParseExact(Office, "N", out var id) ? id : Guid.Empty;
        return staff.RunAsync(act, It, (Chosen, office), Member.Id, clock.Now(), cancel);
    }
}
