using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Help;

/// <summary>Where to go in person, when it is open, and what can be done there.</summary>
public sealed class OfficesModel(MiftahDb db) : PublicPage
{
    private const int ShownMax = 500;

    /// <summary>What a person comes for, by its name in the address and in the texts.</summary>
    public static readonly IReadOnlyList<(string Name, OfficeOffers Offer)> Offers =
    [
        ("mobile", OfficeOffers.ChangeMobile),
        ("activate", OfficeOffers.Activate),
        ("hold", OfficeOffers.LiftHold),
        ("unfreeze", OfficeOffers.Unfreeze),
    ];

    public static readonly IReadOnlyList<(string Name, OfficeKind Kind)> Kinds =
    [
        ("office", OfficeKind.Office),
        ("mission", OfficeKind.Mission),
        ("kiosk", OfficeKind.Kiosk),
    ];

    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? City { get; set; }

    /// <summary>What it asks stands in the address: nothing is posted.</summary>
    public override bool HasForm => false;

    public IReadOnlyList<Office> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var offer = Offers.FirstOrDefault(x => x.Name == For).Offer;
        var kinds = Kinds.Where(x => x.Name == Kind).Select(x => x.Kind).ToList();
        var city = City?.Trim() ?? "";
        var open = await db
            .Offices.AsNoTracking()
            .Where(x => x.IsOpen && x.AddressAr != "" && x.AddressEn != "")
            .Where(x => (x.Offers & offer) == offer && (kinds.Count == 0 || kinds.Contains(x.Kind)))
            .OrderBy(x => x.NameEn)
            .Take(ShownMax)
            .ToListAsync(cancel);
        Found = [.. open.Where(x => Has(x.CityAr, city) || Has(x.CityEn, city))];
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
