using Miftah.Data.Guessing;
using Miftah.Domain.Guessing;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// How many numbers or names have spent a budget now, never which: those that nobody has are among them. Of questions
/// with few answers it says nothing: their rows do not tell which question's limit they count against.
/// </summary>
/// <remarks>
/// Costs, for each kind and lane, the rows guessed at within its longest window, by the index on T1.
/// </remarks>
public sealed class BudgetFigure(GuessBudgets budgets) : IFigure
{
    private static readonly GuessKind[] Kinds =
    [
        .. Enum.GetValues<GuessKind>().Where(x => x != GuessKind.RecoveryQuestion),
    ];

    public string Key => "budgets";

    public async Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        List<Line> lines = [];
        foreach (var kind in Kinds)
        {
            var strangers = await budgets.SpentAsync(kind, GuessLane.Stranger, span.Now, cancel);
            var known = await budgets.SpentAsync(kind, GuessLane.Known, span.Now, cancel);
            lines.Add(new(span.Words["operations.guess." + kind], SmallCounts.Alone(strangers, known)));
        }
        var lead = lines[Array.IndexOf(Kinds, GuessKind.RecoveryCode)].Cells[0];
        return new(Key, lead, ["guess", "strangers", "known"], lines);
    }
}
