using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// What became of SMS, by operator and prefix. A prefix is a country code and three digits: the number itself is wiped
/// when the gateway has it. Costs the messages of the period, out of one index that holds all that is asked for.
/// </summary>
public sealed class SmsFigure(MiftahDb db, Operators operators) : IFigure
{
    public string Key => "sms";

    public async Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var counted = await db
            .SmsMessages.Where(x => x.CreatedAt >= span.From)
            .GroupBy(x => new { x.Prefix, x.Status })
            .Select(x => new
            {
                x.Key.Prefix,
                x.Key.Status,
                Count = x.LongCount(),
            })
            .ToListAsync(cancel);
        long Of(string prefix, SmsStatus status) =>
            counted.SingleOrDefault(x => x.Prefix == prefix && x.Status == status)?.Count ?? 0;
        // The order in which they are shown tells nothing of counts that are hidden.
        var lines = counted
            .Select(x => x.Prefix)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(x => new Line(
                x.Length == 0 ? span.Words["operations.unknown"] : x,
                [
                    Cell.Of(operators.Of(x) ?? span.Words["operations.unknown"]),
                    .. SmallCounts.Alone(
                        Of(x, SmsStatus.Delivered),
                        Of(x, SmsStatus.Sent),
                        Of(x, SmsStatus.Undelivered),
                        Of(x, SmsStatus.Waiting),
                        Of(x, SmsStatus.Dead)
                    ),
                ]
            ));
        var reported = counted.Where(x => x.Status is SmsStatus.Delivered or SmsStatus.Undelivered).ToList();
        return new(
            Key,
            Share(reported.Where(x => x.Status == SmsStatus.Delivered).Sum(x => x.Count), reported.Sum(x => x.Count)),
            ["prefix", "operator", "delivered", "sent", "undelivered", "waiting", "dead"],
            [.. lines],
            Drawn: 1
        );
    }

    // A share and no sum, in a line as over all of them: a sum would give away the one that is hidden.
    private static Cell Share(long part, long all) =>
        all == 0 ? Cell.None
        : all < SmallCounts.Min ? Cell.Few
        : Cell.Of(FormattableString.Invariant($"{100 * part / all}%"));
}
