using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Shared;

/// <summary>What an operator may set about the questions; section "Miftah:Recovery".</summary>
public sealed class RecoveryOptions
{
    /// <summary>
    /// Keys of questions that are not asked, parted by commas. An identity card has too few versions: one guess in five
    /// is right, and no budget makes that good.
    /// </summary>
    public string QuestionsOff { get; set; } = Question.Keys.IdVersion;
}

/// <summary>The questions that this installation asks, the same list for everyone of a kind.</summary>
public sealed class AskedQuestions(IConfiguration configuration)
{
    private readonly HashSet<string> off =
    [
        .. (configuration.GetSection("Miftah:Recovery").Get<RecoveryOptions>() ?? new()).QuestionsOff.Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        ),
    ];

    public IReadOnlyList<Question> For(PersonKind kind) => [.. Question.For(kind).Where(x => !off.Contains(x.Key))];

    /// <summary>Null for a question of the other kind, one that is off, and anything else that was posted.</summary>
    public Question? Find(PersonKind kind, string? key) =>
        For(kind).FirstOrDefault(x => string.Equals(x.Key, key, StringComparison.Ordinal));

    /// <summary>What an operator must change before the start; empty when the arithmetic holds.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var key in off.Where(x => Enum.GetValues<PersonKind>().All(kind => Question.Find(kind, x) is null)))
            yield return $"Miftah:Recovery:QuestionsOff names \"{key}\", which is no question.";
        foreach (var question in All().Where(x => !RecoveryArithmetic.IsWithinLimit(x)))
            yield return $"The question \"{question.Key}\" can be guessed by one in {1 / RecoveryArithmetic.DocumentChance(question):0} "
                + "who hold the SIM, and at most one in 100 may. Name it in Miftah:Recovery:QuestionsOff.";
        foreach (var kind in Enum.GetValues<PersonKind>().Where(x => For(x).Count == 0))
            yield return $"Miftah:Recovery:QuestionsOff leaves no question for a {kind}.";
    }

    /// <summary>
    /// The figures for the log: each question's chance a year for whoever holds the SIM but not the document.
    /// </summary>
    public IEnumerable<string> Lines() =>
        Figures()
            .ByQuestion.Select(x =>
                FormattableString.Invariant($"{x.Key}: {x.GuessesAYear} answers, 1 in {1 / x.Chance:0}")
            );

    /// <summary>The same as numbers.</summary>
    public TakeoverFigures Figures() => new([.. All()]);

    private IEnumerable<Question> All() =>
        Enum.GetValues<PersonKind>().SelectMany(For).DistinctBy(x => x.Key, StringComparer.Ordinal);
}
