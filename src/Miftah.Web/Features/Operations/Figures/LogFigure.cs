using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Audit;
using Miftah.Domain.Audit;

namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// Where the log of acts stands. Costs one row by each of two indexes, and the records that wait for their place.
/// </summary>
public sealed class LogFigure(MiftahDb db, LogProofs log, ILogSigner signer) : IFigure
{
    public string Key => "log";

    public async Task<Figure> ReadAsync(Span span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var head = await log.HeadAsync(cancel);
        var waiting = Cell.Of(await db.AuditRecords.CountAsync(x => x.LogIndex == null, cancel));
        var newest = await db
            .AuditRecords.Where(x => x.LogIndex == head.Size - 1)
            .Select(x => (DateTime?)x.At)
            .SingleOrDefaultAsync(cancel);
        // An unsigned or foreign checkpoint has no root to show: the log's own check says more.
        var root = Checkpoint.Open(head.Checkpoint, signer) is { } it
            ? Cell.Of(Convert.ToBase64String(it.Root))
            : Cell.None;
        return new(
            Key,
            waiting,
            ["what", "value"],
            [
                new(span.Words["operations.log.waiting"], waiting),
                new(span.Words["operations.log.size"], Cell.Of(head.Size)),
                new(span.Words["operations.log.root"], root),
                new(span.Words["operations.log.newest"], Cell.Of(newest is { } at ? span.Words.Moment(at) : null)),
                new(span.Words["operations.log.origin"], Cell.Of(signer.Origin)),
            ],
            Drawn: -1
        );
    }
}
