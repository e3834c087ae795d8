namespace Miftah.Domain.Staff;

/// <summary>Where staff work and people come to.</summary>
public sealed class Office
{
    public const int NameLengthMax = 100;

    public required Guid Id { get; init; }
    public required string NameAr { get; set; }
    public required string NameEn { get; set; }
    public required OfficeAgency Agency { get; set; }
    public required OfficeKind Kind { get; set; }

    /// <param name="language">"ar" or "en".</param>
    public string Name(string language) => language == "ar" ? NameAr : NameEn;
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
