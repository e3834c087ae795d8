namespace Miftah.Domain.Challenges;

/// <summary>One question about pictures: which of them shows the object that is named? Exactly one does.</summary>
/// <param name="Objects">
/// The object of each picture, as an index in the deck; no two pictures show the same one.
/// </param>
/// <param name="Right">The number of the picture that shows the object asked for, counted from 1.</param>
public sealed record ObjectRound(IReadOnlyList<int> Objects, int Right)
{
    /// <summary>Questions in one challenge.</summary>
    public const int Count = 2;

    /// <summary>Pictures in one question.</summary>
    public const int Pictures = 8;

    /// <summary>The chance that blind choices pass: 1 in 64.</summary>
    public static double GuessChance => Math.Pow(1.0 / Pictures, Count);

    /// <summary>The object asked for, as an index in the deck.</summary>
    public int Asked => Objects[Right - 1];

    /// <summary>Deals the questions of one challenge from a deck; no object appears in two of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The deck has fewer objects than one challenge shows.</exception>
    public static IReadOnlyList<ObjectRound> Deal(SeededDraw draw, int deckCount)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentOutOfRangeException.ThrowIfLessThan(deckCount, Count * Pictures);
        var order = draw.Order(deckCount);
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(round => new ObjectRound(
                    order[(round * Pictures)..((round + 1) * Pictures)],
                    1 + draw.Below(Pictures)
                )),
        ];
    }
}
