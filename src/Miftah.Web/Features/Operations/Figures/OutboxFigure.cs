using Microsoft.EntityFrameworkCore;
using Miftah.Data;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// What waits to be done. The table holds only that and what was given up, so reading it whole costs the queue.
/// </summary>
public sealed class OutboxFigure(MiftahDb db) : IFigure
{
    public string Key => "outbox";

    public async Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var waiting = await db
            .Outbox.Where(x => x.GivenUpAt == null)
            .GroupBy(x => x.Kind)
            .Select(x => new
            {
                Kind = x.Key,
                Count = x.LongCount(),
                Oldest = x.Min(m => m.CreatedAt),
            })
            .ToDictionaryAsync(x => x.Kind, StringComparer.Ordinal, cancel);
        var givenUp = await db
            .Outbox.Where(x => x.GivenUpAt != null)
            .GroupBy(x => x.Kind)
            .Select(x => new { Kind = x.Key, Count = x.LongCount() })
            .ToDictionaryAsync(x => x.Kind, x => x.Count, StringComparer.Ordinal, cancel);
        var lines = waiting
            .Keys.Union(givenUp.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(kind => new Line(
                kind,
                Cell.Of(waiting.GetValueOrDefault(kind)?.Count ?? 0),
                waiting.TryGetValue(kind, out var it) ? Minutes(it.Oldest) : Cell.None,
                Cell.Of(givenUp.GetValueOrDefault(kind))
            ));
        var oldest = waiting.Count == 0 ? Cell.Of(0) : Minutes(waiting.Values.Min(x => x.Oldest));
        return new(Key, oldest, ["kind", "waiting", "minutes", "given-up"], [.. lines]);

        Cell Minutes(DateTime since) => Cell.Of((long)Math.Max(0, (span.Now - since).TotalMinutes));
    }
}
