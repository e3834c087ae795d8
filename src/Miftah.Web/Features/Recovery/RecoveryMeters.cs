using System.Diagnostics.Metrics;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// The takeover arithmetic as gauges: an operator sees a changed question or limit on the same screen as everything
/// else, and not only in a line of the log.
/// </summary>
public sealed class RecoveryMeters
{
    /// <summary>The meter's name, for whoever collects.</summary>
    public const string Name = "Miftah.Recovery";

    public RecoveryMeters(IMeterFactory meters, TakeoverFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("miftah.recovery.code_chance", () => figures.CodeChance);
        meter.CreateObservableGauge("miftah.recovery.document_chance", () => figures.ByQuestion.Select(Chance));
        meter.CreateObservableGauge("miftah.recovery.answers_a_year", () => figures.ByQuestion.Select(Guesses));
    }

    private static Measurement<double> Chance(QuestionFigure x) => new(x.Chance, Of(x));

    private static Measurement<int> Guesses(QuestionFigure x) => new(x.GuessesAYear, Of(x));

    private static KeyValuePair<string, object?> Of(QuestionFigure x) => new("question", x.Key);
}
