using Miftah.Agencies.Seeded;

namespace Miftah.Agencies.Fingers;

/// <summary>What a comparison says.</summary>
public enum FingerMatch
{
    Same = 1,
    Other,

    /// <summary>Too poor to compare.</summary>
    Poor,
}

/// <summary>
/// The fingers of the synthetic country: made up, the same each time for the same person. What compares them is a
/// simulation: it counts points that lie near each other, and is no measure of a real system.
/// </summary>
public static class FingerRegister
{
    /// <summary>Of the right index finger.</summary>
    private const byte Position = 2;

    /// <summary>A view below it is not compared.</summary>
    public const byte QualityMin = 40;

    // The same fingers in every country: a simulator needs no seed.
    private const ulong Seed = 0xF1_9E_25;
    private const byte QualityKept = 90;
    private const int Points = 32;

    /// <summary>So many of its points must be found again.</summary>
    private const int PointsMin = 24;

    private const int PixelsNear = 6;
    private const int PeopleWithoutInHundred = 2;

    /// <summary>The record of a person; null for whoever has no readable finger.</summary>
    public static FingerRecord? Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var draws = new Draws(Seed, person.Index);
        if (draws.Percent(PeopleWithoutInHundred, Trait.HasFinger))
            return null;
        return new(
            Position,
            QualityKept,
            [
                .. Enumerable
                    .Range(0, Points)
                    .Select(i => new Minutia(
                        draws.Percent(60, Trait.FingerPoint, (i * 4) + 3),
                        draws.Below(FingerRecord.Side, Trait.FingerPoint, i * 4),
                        draws.Below(FingerRecord.Side, Trait.FingerPoint, (i * 4) + 1),
                        (byte)draws.Below(256, Trait.FingerPoint, (i * 4) + 2)
                    )),
            ]
        );
    }

    /// <summary>Is what a reader took the finger of that person?</summary>
    public static FingerMatch Compare(Person person, FingerRecord taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        if (taken.Quality < QualityMin)
            return FingerMatch.Poor;
        if (Of(person) is not { } kept)
            return FingerMatch.Other;
        var found = kept.Minutiae.Count(x => taken.Minutiae.Any(y => AreNear(x, y)));
        return found >= PointsMin ? FingerMatch.Same : FingerMatch.Other;
    }

    private static bool AreNear(Minutia one, Minutia other) =>
        one.IsEnding == other.IsEnding
        && Math.Abs(one.X - other.X) <= PixelsNear
        && Math.Abs(one.Y - other.Y) <= PixelsNear;
}
