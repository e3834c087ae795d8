using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// What an attack leaves behind: refusals in the record of acts, limits and caps that were reached, looks and kiosks
/// that were stopped. Costs the records of the period, by their key, which rises with time.
/// </summary>
public sealed class AttackFigure(MiftahDb db, SmsCaps caps, RateLimits limits) : IFigure
{
    private static readonly string[] OfPeople =
    [
        Acts.RecoveryAnswerRefused,
        Acts.RecoveryCodeRefused,
        Acts.SignInRefused,
        Acts.SignInCodeRefused,
        Acts.PasswordRefused,
        Acts.EnrolmentRefused,
        Acts.FingerRefused,
        Acts.SupportRefused,
        Acts.Frozen,
    ];

    public string Key => "attacks";

    public async Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var first = RowId.First(span.From);
        var counted = await db
            .AuditRecords.Where(x => x.Id >= first)
            .Where(x => OfPeople.Contains(x.Act) || x.Act == Acts.KioskSuspended)
            .GroupBy(x => x.Act)
            .Select(x => new { Act = x.Key, Count = x.LongCount() })
            .ToDictionaryAsync(x => x.Act, x => x.Count, StringComparer.Ordinal, cancel);
        var stops = await db.LookStops.CountAsync(x => x.LiftedAt == null, cancel);
        var reached = Cell.Of(await caps.ReachedAsync(span.From, cancel));
        return new(
            Key,
            reached,
            ["sign", "times"],
            [
                new(span.Words["operations.attack.caps"], reached),
                new(span.Words["operations.attack.limits"], Cell.Of(limits.RefusedSinceStart)),
                new(span.Words["operations.attack.stops"], Cell.Of(stops)),
                new(span.Words["operations.attack.kiosks"], Cell.Of(counted.GetValueOrDefault(Acts.KioskSuspended))),
                .. OfPeople.Select(x => new Line(
                    span.Words["act." + x],
                    SmallCounts.Alone(counted.GetValueOrDefault(x))
                )),
            ]
        );
    }
}
