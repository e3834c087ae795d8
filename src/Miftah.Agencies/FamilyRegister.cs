using Miftah.Domain.Identity;

namespace Miftah.Agencies;

/// <summary>
/// Who is whose relative in the synthetic country: some adults are married to each other, and children are their
/// guardian's and the guardian's spouse's.
/// </summary>
public sealed class FamilyRegister(Country country)
{
    // Far enough apart that the first people of a small country, whom demonstrations use, are nobody's spouse by
    // chance.
    private const int SpouseStride = 256;

    /// <summary>The same person counts as a relative too.</summary>
    public bool AreRelatives(IdentityNumber one, IdentityNumber other) =>
        country.IndexOf(one) is { } a
        && country.IndexOf(other) is { } b
        && (a == b || (SpouseOf(a) is { } spouse && spouse.Index == b));

    /// <summary>The adult to whom the one of that index is married, or null.</summary>
    public Person? SpouseOf(int index) =>
        (index ^ SpouseStride) is var other
        && other < country.Size
        && country[index] is var one
        && country[other] is var found
        && one.Kind == found.Kind
        && one.Sex != found.Sex
            ? found
            : null;
}
