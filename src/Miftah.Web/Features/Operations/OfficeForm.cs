using Microsoft.AspNetCore.Mvc;
using Miftah.Domain.Staff;
using Miftah.Domain.Text;
using Miftah.Web.Features.Authenticators.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>A form with everything about an office, in both languages; the passkey signs what is written.</summary>
public abstract class OfficeForm(StepUp stepUp) : StaffPage
{
    [BindProperty]
    public string? NameAr { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    [BindProperty]
    public string? CityAr { get; set; }

    [BindProperty]
    public string? CityEn { get; set; }

    [BindProperty]
    public string? AddressAr { get; set; }

    [BindProperty]
    public string? AddressEn { get; set; }

    [BindProperty]
    public string? HoursAr { get; set; }

    [BindProperty]
    public string? HoursEn { get; set; }

    /// <summary>Names of <see cref="OfficeChoices.Offers"/>.</summary>
    [BindProperty]
    public IReadOnlyList<string> Offers { get; set; } = [];

    [BindProperty(Name = StepUp.Field)]
    public string? Answer { get; set; }

    /// <summary>What is signed, and on which row.</summary>
    protected abstract string Act { get; }

    /// <summary>For the script: what the member's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await stepUp.AskAsync(Member, Signed, cancel), "application/json");

    /// <summary>What was typed, made plain.</summary>
    protected OfficeWords Words =>
        new(
            Typed.Plain(NameAr),
            Typed.Plain(NameEn),
            Typed.Plain(CityAr),
            Typed.Plain(CityEn),
            Typed.Plain(AddressAr),
            Typed.Plain(AddressEn),
            Typed.Plain(HoursAr),
            Typed.Plain(HoursEn),
            OfficeChoices
                .Offers.Where(x => Offers.Contains(x.Name, StringComparer.Ordinal))
                .Aggregate(OfficeOffers.None, (all, x) => all | x.Offer)
        );

    protected void Fill(OfficeWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (NameAr, NameEn, CityAr, CityEn) = (words.NameAr, words.NameEn, words.CityAr, words.CityEn);
        (AddressAr, AddressEn, HoursAr, HoursEn) = (words.AddressAr, words.AddressEn, words.HoursAr, words.HoursEn);
        Offers = [.. OfficeChoices.Offers.Where(x => words.Offers.HasFlag(x.Offer)).Select(x => x.Name)];
    }

    /// <returns>Null when the words hold and the member has just signed them.</returns>
    protected async Task<IActionResult?> RefusedAsync(CancellationToken cancel)
    {
        foreach (var (field, why, max) in Words.Refused())
            Refuse(field, why, ("max", max));
        if (Refusals.Count > 0)
            return Page();
        return await stepUp.RefusesAsync(Member, Signed, Answer, cancel) is { } unproved
            ? ShowRefusal(StepUp.Field, unproved)
            : null;
    }

    private string Signed => $"{Act}\n{string.Join('\n', Words.Texts.Select(x => x.Text))}\n{(int)Words.Offers}";
}
