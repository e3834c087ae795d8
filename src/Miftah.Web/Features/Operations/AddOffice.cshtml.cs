using Microsoft.AspNetCore.Mvc;
using Miftah.Data.Staff;
using Miftah.Domain;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>A new office, mission or place for kiosks. Whose it is and of which kind is said once.</summary>
[Needs("offices.manage")]
public sealed class AddOfficeModel(ManageOffices offices, StepUp stepUp, TimeProvider clock) : OfficeForm(stepUp)
{
    private static readonly Refusal KindEmpty = new("offices.kind-empty");
    private static readonly Refusal AgencyEmpty = new("offices.agency-empty");

    public static readonly IReadOnlyList<OfficeAgency> Agencies = Enum.GetValues<OfficeAgency>();

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    protected override string Act => $"offices.add:{Kind}:{Agency}";

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var kind = OfficeChoices.Kinds.FirstOrDefault(x => x.Name == Kind).Kind;
        if (kind == default)
            Refuse(nameof(Kind), KindEmpty);
        var agency = Agencies.FirstOrDefault(x => x.ToString() == Agency);
        if (agency == default)
            Refuse(nameof(Agency), AgencyEmpty);
        if (await RefusedAsync(cancel) is { } refused)
            return refused;
        var id = await offices.AddAsync(Words, agency, kind, Member.Id, clock.Now(), cancel);
        return Redirect($"{Request.PathBase}/staff/offices/{id:N}?done=added");
    }
}
