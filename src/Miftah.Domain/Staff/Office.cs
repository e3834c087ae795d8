namespace Miftah.Domain.Staff;

/// <summary>Where staff work, a kiosk stands, and people come to.</summary>
public sealed class Office
{
    public const int NameLengthMax = 100;

    /// <summary>Of a city, an address or the hours.</summary>
    public const int TextLengthMax = 200;

    public required Guid Id { get; init; }
    public required string NameAr { get; set; }
    public required string NameEn { get; set; }
    public required OfficeAgency Agency { get; init; }
    public required OfficeKind Kind { get; init; }
    public string CityAr { get; set; } = "";
    public string CityEn { get; set; } = "";
    public string AddressAr { get; set; } = "";
    public string AddressEn { get; set; } = "";
    public string HoursAr { get; set; } = "";
    public string HoursEn { get; set; } = "";

    /// <summary>Where nothing is done for people, the public list leaves the office out.</summary>
    public OfficeOffers Offers { get; set; }

    /// <summary>From then on it takes no people, no new staff, cases or kiosks; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>One more with each change: whoever changes says which one they read.</summary>
    public int Version { get; set; }

    /// <param name="language">"ar" or "en".</param>
    public string Name(string language) => language == "ar" ? NameAr : NameEn;

    /// <param name="language">"ar" or "en".</param>
    public string City(string language) => language == "ar" ? CityAr : CityEn;

    /// <param name="language">"ar" or "en".</param>
    public string Address(string language) => language == "ar" ? AddressAr : AddressEn;

    /// <param name="language">"ar" or "en".</param>
    public string Hours(string language) => language == "ar" ? HoursAr : HoursEn;
}

/// <summary>Whose office it is.</summary>
public enum OfficeAgency
{
    Passports = 1,
    CivilAffairs = 2,
    Support = 3,
    Operations = 4,
}

public enum OfficeKind
{
    Office = 1,

    /// <summary>An embassy or a consulate.</summary>
    Mission = 2,
    Kiosk = 3,
}

/// <summary>What a person can have done there.</summary>
[Flags]
public enum OfficeOffers
{
    None = 0,
    ChangeMobile = 1,
    Activate = 2,
    LiftHold = 4,
    Unfreeze = 8,
    NewPassword = 16,
    RemoveAuthenticators = 32,
    CloseDeceased = 64,
}
