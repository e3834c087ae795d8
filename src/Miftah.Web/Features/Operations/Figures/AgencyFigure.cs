using Miftah.Domain.Agencies;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>How the agencies answered this node since its start. Costs nothing: it stands in memory.</summary>
public sealed class AgencyFigure(AgencyHealth health) : IFigure
{
    public string Key => "agencies";

    public Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var all = health.All;
        return Task.FromResult(
            new Figure(
                Key,
                Cell.Of(all.Count(x => x.FailuresInARow > 0)),
                ["agency", "failures", "answered", "failed", "asked"],
                [
                    .. all.Select(x => new Line(
                        span.Words["operations.agency." + x.Agency],
                        Cell.Of(x.FailuresInARow),
                        Cell.Of(x.AnsweredAt is { } answered ? span.Words.Moment(answered) : null),
                        Cell.Of(x.FailedAt is { } failed ? span.Words.Moment(failed) : null),
                        Cell.Of(x.Asked)
                    )),
                ]
            )
        );
    }
}
