using Miftah.Domain.Identity;

namespace Miftah.Agencies;

/// <summary>A minor in the care of a <see cref="Person"/>. Has an identity number and no account.</summary>
public sealed record Dependant
{
    public required IdentityNumber IdentityNumber { get; init; }

    public required Sex Sex { get; init; }

    public required string NameArabic { get; init; }

    public required string NameEnglish { get; init; }

    public required DateOnly BirthDate { get; init; }

    public override string ToString() => $"Dependant {IdentityNumber}";
}
