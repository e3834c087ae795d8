using Miftah.Domain.Guessing;

namespace Miftah.Domain.Recovery;

/// <summary>
/// The worst-case chance, per account and year, of the two attackers of recovery.md. A start whose questions exceed the
/// limits is refused.
/// </summary>
public static class RecoveryArithmetic
{
    /// <summary>For whoever knows identity number, mobile and document, but holds no SIM: guessing codes.</summary>
    public const double CodeChanceMax = 1.0 / 5000;

    /// <summary>For whoever holds the SIM, but not the document: guessing answers.</summary>
    public const double DocumentChanceMax = 1.0 / 100;

    private const double WindowsAYear = 365.0 / 30.0;
    private const double Codes = 1_000_000;

    /// <summary>Wrong codes a year, over both lanes, each window used to its end.</summary>
    public static double CodesAYear => GuessesAMonth(GuessKind.RecoveryCode) * WindowsAYear;

    /// <summary>The chance of the attacker without the SIM.</summary>
    public static double CodeChance => CodesAYear / Codes;

    /// <summary>
    /// Wrong answers to <paramref name="question"/> that a year allows: as many as its limit bears, at most as many as
    /// a
    /// budget remembers. Zero for a question that cannot be asked at all.
    /// </summary>
    public static int GuessesAYear(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return (int)Math.Min(GuessBudget.Remembered, Math.Floor(question.SpaceSize * DocumentChanceMax));
    }

    /// <summary>The chance, with this question, of the attacker without the document.</summary>
    public static double DocumentChance(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        // A question that its limit does not bear once would still be guessed once.
        return Math.Max(1, GuessesAYear(question)) / (double)question.SpaceSize;
    }

    /// <summary>Whether a question may be asked within the limit.</summary>
    public static bool IsWithinLimit(Question question) => DocumentChance(question) <= DocumentChanceMax;

    private static int GuessesAMonth(GuessKind kind) =>
        GuessLimit.Of(kind, GuessLane.Stranger).Windows[^1].Max + GuessLimit.Of(kind, GuessLane.Known).Windows[^1].Max;
}
