using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Staff;
using Miftah.Domain.Staff;
using Miftah.Domain.Text;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Help;

/// <summary>Where to go in person, when it is open, and what can be done there.</summary>
public sealed class OfficesModel(MiftahDb db) : PublicPage
{
    private const int ReadMax = 2000;
    private const int ShownMax = 200;

    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? City { get; set; }

    /// <summary>What it asks stands in the address: nothing is posted.</summary>
    public override bool HasForm => false;

    /// <summary>Somebody chose something: the choices are out of the way of what was found.</summary>
    public bool IsChosen => $"{For}{Kind}{City}".Length > 0;

    public IReadOnlyList<Office> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var offer = OfficeChoices.Offers.FirstOrDefault(x => x.Name == For).Offer;
        var kinds = OfficeChoices.Kinds.Where(x => x.Name == Kind).Select(x => x.Kind).ToList();
        var city = ArabicWords.Fold(Typed.Plain(City));
        var open = await db.OpenToPeople()
            .Where(x => (x.Offers & offer) == offer && (kinds.Count == 0 || kinds.Contains(x.Kind)))
            .OrderBy(x => x.CityEn)
            .ThenBy(x => x.NameEn)
            .Take(ReadMax)
            .ToListAsync(cancel);
        Found = [.. open.Where(x => Has(x.CityAr, city) || Has(x.CityEn, city)).Take(ShownMax)];
    }

    private static bool Has(string text, string part) =>
        ArabicWords.Fold(text).Contains(part, StringComparison.Ordinal);
}
