namespace Miftah.Domain.Recovery;

/// <summary>The takeover arithmetic of the questions that this installation asks.</summary>
/// <param name="Questions">Those that are asked.</param>
public sealed record TakeoverFigures(IReadOnlyList<Question> Questions)
{
    /// <summary>A year, per account: whoever holds the document but not the SIM.</summary>
    public double CodeChance { get; } = RecoveryArithmetic.CodeChance;

    /// <summary>A year, per account and question: whoever holds the SIM but not the document.</summary>
    public IReadOnlyList<QuestionFigure> ByQuestion { get; } =
    [
        .. Questions.Select(x => new QuestionFigure(
            x.Key,
            RecoveryArithmetic.GuessesAYear(x),
            RecoveryArithmetic.DocumentChance(x)
        )),
    ];
}

/// <summary>One question: wrong answers that a year allows, and the chance that one of them is right.</summary>
public sealed record QuestionFigure(string Key, int GuessesAYear, double Chance);
