using Miftah.Domain.Identity;

namespace Miftah.Agencies;

/// <summary>An adult of the synthetic country, with what the registers of the agencies hold.</summary>
public sealed record Person
{
    /// <summary>0 to the size of the country - 1.</summary>
    public required int Index { get; init; }

    public required IdentityNumber IdentityNumber { get; init; }

    public PersonKind Kind => IdentityNumber.Kind;

    public required Sex Sex { get; init; }

    public required string NameArabic { get; init; }

    public required string NameEnglish { get; init; }

    /// <summary>ISO 3166-1, two letters.</summary>
    public required string Nationality { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>E.164; no two people share one.</summary>
    public required string Mobile { get; init; }

    /// <summary>Hours since the SIM of <see cref="Mobile"/> changed; null where it did not lately.</summary>
    public required int? SimChangedHoursAgo { get; init; }

    /// <summary>Latin capitals and digits; null where the person has no passport.</summary>
    public required string? PassportNumber { get; init; }

    /// <summary>Of the national identity card; null for residents.</summary>
    public required DateOnly? IdExpiryDate { get; init; }

    /// <summary>How many times the identity card was issued, from 1; null for residents.</summary>
    public required int? IdVersion { get; init; }

    /// <summary>Of the residency permit; null for citizens.</summary>
    public required DateOnly? IqamaExpiryDate { get; init; }

    /// <summary>Ten digits, 3… or 4…; null for citizens.</summary>
    public required string? BorderNumber { get; init; }

    /// <summary>Ten digits, 7…; null for citizens and for residents without an employer.</summary>
    public required string? EmployerNumber { get; init; }

    /// <summary>Minors in this person's care, five at most.</summary>
    public required IReadOnlyList<Dependant> Dependants { get; init; }

    public override string ToString() => $"Person {IdentityNumber}";
}
