namespace Miftah.Domain.Staff;

/// <summary>What operators write about an office, in both languages.</summary>
public sealed record OfficeWords(
    string NameAr,
    string NameEn,
    string CityAr,
    string CityEn,
    string AddressAr,
    string AddressEn,
    string HoursAr,
    string HoursEn,
    OfficeOffers Offers
)
{
    public static readonly Refusal NameEmpty = new("offices.name-empty");
    public static readonly Refusal PlaceEmpty = new("offices.place-empty");
    public static readonly Refusal TooLong = new("offices.too-long");

    public static OfficeWords Of(Office office)
    {
        ArgumentNullException.ThrowIfNull(office);
        return new(
            office.NameAr,
            office.NameEn,
            office.CityAr,
            office.CityEn,
            office.AddressAr,
            office.AddressEn,
            office.HoursAr,
            office.HoursEn,
            office.Offers
        );
    }

    /// <summary>Each text with its field and how long it may be, in the order of the form.</summary>
    public IReadOnlyList<(string Field, string Text, int LengthMax)> Texts =>
        [
            (nameof(NameAr), NameAr, Office.NameLengthMax),
            (nameof(NameEn), NameEn, Office.NameLengthMax),
            (nameof(CityAr), CityAr, Office.TextLengthMax),
            (nameof(CityEn), CityEn, Office.TextLengthMax),
            (nameof(AddressAr), AddressAr, Office.TextLengthMax),
            (nameof(AddressEn), AddressEn, Office.TextLengthMax),
            (nameof(HoursAr), HoursAr, Office.TextLengthMax),
            (nameof(HoursEn), HoursEn, Office.TextLengthMax),
        ];

    /// <summary>
    /// A name in both languages; where something is done for people, also where and when, or they would come in vain.
    /// </summary>
    public IEnumerable<(string Field, Refusal Why, int LengthMax)> Refused()
    {
        foreach (var (field, text, max) in Texts)
            if (text.Length > max)
                yield return (field, TooLong, max);
            else if (text.Length == 0 && field is nameof(NameAr) or nameof(NameEn))
                yield return (field, NameEmpty, max);
            else if (text.Length == 0 && Offers != OfficeOffers.None)
                yield return (field, PlaceEmpty, max);
    }
}
