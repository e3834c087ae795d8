using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>What was read of the log.</summary>
/// <param name="Waiting">Without a place in it, the newest first; only at the beginning.</param>
/// <param name="Placed">The highest index first.</param>
/// <param name="Next">Below which index the rest begins; null where there is no rest.</param>
/// <param name="Head">Where the log stood.</param>
public sealed record RecordsRead(
    IReadOnlyList<AuditRecord> Waiting,
    IReadOnlyList<AuditRecord> Placed,
    long? Next,
    LogHead Head
);

/// <summary>
/// Reads the log for an auditor, by its index, and writes what was shown into the log: in one transaction, so that
/// nobody reads unrecorded. Indices have no gaps: no record that comes later takes a place that was passed.
/// </summary>
public sealed class ReadRecords(MiftahDb db, Portal portal, TimeProvider clock)
{
    /// <summary>Records without a place that are shown. It takes a second to get one.</summary>
    public const int WaitingMax = 100;

    /// <summary>Records looked through for those of a role before the page ends and offers to go on.</summary>
    public const int ExaminedMax = 20_000;

    private const int BatchRows = 1000;

    /// <param name="filter">Which.</param>
    /// <param name="before">Only indices below it; null begins with the newest.</param>
    /// <param name="rowsMax">Records with a place, at most.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="how">Where it is shown: "page" or "file".</param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<RecordsRead> ReadAsync(
        RecordFilter filter,
        long? before,
        int rowsMax,
        SignedInStaff reader,
        string how,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(reader);
        // One view of all: a record that gets its index meanwhile is there once, as waiting or in its place.
        await using var transaction = await db.BeginSnapshotAsync(cancel);
        var head = await db.LogHeads.AsNoTracking().SingleAsync(cancel);
        var members = await WithRoleAsync(filter.Role, cancel);
        var waiting = before is null ? await WaitingAsync(filter, members, cancel) : [];
        var (placed, next) = await PlacedAsync(filter, members, before, rowsMax, cancel);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.AuditRead,
                reader.Id,
                Actor.Officer,
                reader.Session.Id,
                clock.Now(),
                device: reader.Session.DeviceLabel,
                officer: reader.Id,
                shown: Shown(how, filter, waiting.Count, placed)
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new(waiting, placed, next, head);
    }

    private async Task<HashSet<Guid>?> WithRoleAsync(StaffRole? role, CancellationToken cancel) =>
        role is { } needed
            ? await db.StaffAccounts.Where(x => (x.Roles & needed) == needed).Select(x => x.Id).ToHashSetAsync(cancel)
            : null;

    private async Task<IReadOnlyList<AuditRecord>> WaitingAsync(
        RecordFilter filter,
        HashSet<Guid>? members,
        CancellationToken cancel
    )
    {
        var found = await filter
            .Of(db.AuditRecords.AsNoTracking().Where(x => x.LogIndex == null), portal)
            .OrderByDescending(x => x.Id)
            .Take(WaitingMax)
            .ToListAsync(cancel);
        return [.. found.Where(x => IsBy(members, x))];
    }

    private async Task<(IReadOnlyList<AuditRecord> Placed, long? Next)> PlacedAsync(
        RecordFilter filter,
        HashSet<Guid>? members,
        long? before,
        int rowsMax,
        CancellationToken cancel
    )
    {
        List<AuditRecord> placed = [];
        var below = before ?? long.MaxValue;
        // One more than is shown says whether there is a rest.
        var batchRows = members is null ? rowsMax + 1 : BatchRows;
        for (var examined = 0; examined < ExaminedMax; examined += batchRows)
        {
            var batch = await filter
                .Of(db.AuditRecords.AsNoTracking().Where(x => x.LogIndex < below), portal)
                .OrderByDescending(x => x.LogIndex)
                .Take(batchRows)
                .ToListAsync(cancel);
            foreach (var record in batch)
            {
                if (placed.Count == rowsMax)
                    return (placed, below);
                below = record.LogIndex!.Value;
                if (IsBy(members, record))
                    placed.Add(record);
            }
            if (batch.Count < batchRows)
                return (placed, null);
        }
        return (placed, below);
    }

    // Who acted stands in the detail, which is no column.
    private static bool IsBy(HashSet<Guid>? members, AuditRecord record) =>
        members is null
        || (record.Detail is { } detail && AuditDetail.Read(detail).Officer is { } by && members.Contains(by));

    private static string Shown(string how, RecordFilter filter, int waiting, IReadOnlyList<AuditRecord> placed)
    {
        var range = placed.Count == 0 ? "none" : $"{placed[0].LogIndex}-{placed[^1].LogIndex}";
        return $"{how} {(filter.Query.Length == 0 ? "all" : filter.Query)} {range} waiting {waiting}";
    }
}
