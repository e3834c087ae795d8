using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;

namespace Miftah.Data.Casework;

/// <summary>
/// Counts each look of a member of staff before it happens, and stops whoever looks in bulk until somebody else lifts
/// it. In the caller's transaction, which is committed either way: the stop has to stay.
/// </summary>
public sealed class TakeLook(MiftahDb db, LookLimit limit)
{
    /// <summary>The outbox message that raises the alarm.</summary>
    public const string AlarmKind = "alarm-looks-stopped";

    /// <returns>
    /// False when the member was stopped, by this look or before; it was one look too many, and the caller shows
    /// nothing.
    /// </returns>
    public async Task<bool> WithinAsync(StaffAccount member, Look look, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(look);
        // The member's row first: parallel looks of one member stand in line here, and the count below is exact.
        var mayLook = await db
            .StaffAccounts.Where(x =>
                x.Id == member.Id
                && x.State == StaffState.Active
                && !db.LookStops.Any(s => s.StaffId == x.Id && s.LiftedAt == null)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, x => x.State), cancel);
        if (mayLook != 1)
            return false;
        // What a lifted stop counted is not counted again.
        var since = look.At.AddMinutes(-Look.WindowMinutes);
        var lifted = await db.LookStops.Where(x => x.StaffId == member.Id).MaxAsync(x => x.LiftedAt, cancel);
        if (lifted > since)
            since = lifted.Value;
        var looked = await db.Looks.CountAsync(x => x.StaffId == member.Id && x.At > since, cancel);
        if (looked >= limit.Max)
        {
            Stop(member.Id, look.At);
            await db.SaveChangesAsync(cancel);
            return false;
        }
        db.Looks.Add(look);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private void Stop(Guid staff, DateTime now)
    {
        var stop = new LookStop
        {
            Id = RowId.New(now),
            StaffId = staff,
            At = now,
        };
        db.LookStops.Add(stop);
        db.Outbox.Add(OutboxMessage.Now(AlarmKind, stop.Id, now, OutboxLane.Word));
        db.AuditRecords.Add(AuditRecord.New(Acts.LooksStopped, staff, Actor.System, stop.Id, now, officer: staff));
    }
}
