using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>The first of two operators: which device, by its public key, stands where.</summary>
[Needs("kiosks.manage")]
public sealed class AddKioskModel(MiftahDb db, ManageKiosks kiosks, StepUp stepUp, TimeProvider clock) : StaffPage
{
    private const string Act = "kiosks.add";
    private static readonly Refusal KeyWrong = new("kiosks.key-wrong");

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    /// <summary>Open offices of the kind Kiosk.</summary>
    public IReadOnlyList<Office> Places { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Guid.TryParseExact(Place, "N", out var place))
            Refuse(nameof(Place), ManageKiosks.NoPlace);
        if (DeviceKey.Parse(Key) is not { } key)
            return ShowRefusal(nameof(Key), KeyWrong);
        if (Refusals.Count > 0)
            return Page();
        if (await stepUp.RefusesAsync(Member, Act, Answer, cancel) is { } unproved)
            return ShowRefusal(StepUp.Field, unproved);
        return (await kiosks.AskAsync(key, place, Member.Id, clock.Now(), cancel)).Match<IActionResult>(
            ok: id => Redirect($"{Request.PathBase}/staff/kiosks/{id:N}"),
            refused: why => ShowRefusal(why == ManageKiosks.NoPlace ? nameof(Place) : nameof(Key), why)
        );
    }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Act, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        Places = await db
            .Offices.AsNoTracking()
            .Where(x => x.Kind == OfficeKind.Kiosk && x.ClosedAt == null)
            .OrderBy(x => x.NameEn)
            .ToListAsync();
        return null;
    }
}
