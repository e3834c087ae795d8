using Miftah.Domain.Recovery;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>The arithmetic that the start prints and refuses to begin without: from the same function.</summary>
public sealed class TakeoverFigure(TakeoverFigures figures) : IFigure
{
    public string Key => "takeover";

    public Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var worst = figures.ByQuestion.Max(x => x.Chance);
        return Task.FromResult(
            new Figure(
                Key,
                OneIn(worst),
                ["way", "one-in", "guesses"],
                [
                    new(
                        span.Words["operations.way.code"],
                        OneIn(figures.CodeChance),
                        Cell.Of((long)RecoveryArithmetic.CodesAYear)
                    ),
                    .. figures.ByQuestion.Select(x => new Line(
                        span.Words[$"question.{x.Key}.label"],
                        OneIn(x.Chance),
                        Cell.Of(x.GuessesAYear)
                    )),
                ],
                Drawn: -1
            )
        );
    }

    private static Cell OneIn(double chance) => Cell.Of((long)(1 / chance));
}
