using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;

namespace Miftah.Data.Kiosk;

/// <summary>
/// Puts a kiosk into service by two operators, and out of it by one. Each act is one conditional statement and its
/// record.
/// </summary>
public sealed class ManageKiosks(MiftahDb db)
{
    public static readonly Refusal KeyKnown = new("kiosks.key-known");
    public static readonly Refusal NoPlace = new("kiosks.no-place");
    public static readonly Refusal PlaceClosed = new("kiosks.place-closed");
    public static readonly Refusal NotYours = new("kiosks.not-yours");
    public static readonly Refusal Over = new("kiosks.over");

    /// <summary>The first operator says which key stands where. The device is not in service by that.</summary>
    public async Task<Result<Guid>> AskAsync(
        byte[] publicKey,
        Guid office,
        Guid by,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (!await db.Offices.AnyAsync(x => x.Id == office && x.Kind == OfficeKind.Kiosk && x.ClosedAt == null, cancel))
            return NoPlace;
        var id = RowId.New(now);
        db.Kiosks.Add(
            new()
            {
                Id = id,
                OfficeId = office,
                PublicKey = publicKey,
                State = KioskState.Asked,
                AskedBy = by,
                AskedAt = now,
            }
        );
        Record(Acts.KioskAsked, id, by, now);
        try
        {
            await db.SaveChangesAsync(cancel);
            return id;
        }
        catch (DbUpdateException failure) when (db.IsDuplicate(failure))
        {
            db.ChangeTracker.Clear();
            return KeyKnown; // In service already, or revoked once: such a key never comes back.
        }
    }

    /// <summary>The second operator compared the device's fingerprint. Nothing new comes to a closed place.</summary>
    /// <returns>Null when it is in service.</returns>
    public async Task<Refusal?> ApproveAsync(Guid id, Guid by, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var approved = await db
            .Kiosks.Where(x => x.Id == id && x.State == KioskState.Asked && x.AskedBy != by)
            .Where(x => db.Offices.Any(o => o.Id == x.OfficeId && o.ClosedAt == null))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, KioskState.Active)
                        .SetProperty(x => x.ApprovedBy, by)
                        .SetProperty(x => x.ApprovedAt, now),
                cancel
            );
        if (approved != 1)
            return await WhyNotAsync(id, by, cancel);
        Record(Acts.KioskApproved, id, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>For good, and from the next message on, whichever node it comes to.</summary>
    public async Task<Refusal?> RevokeAsync(Guid id, Guid by, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var revoked = await db
            .Kiosks.Where(x => x.Id == id && x.State != KioskState.Revoked)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.State, KioskState.Revoked).SetProperty(x => x.EndedAt, now),
                cancel
            );
        if (revoked != 1)
            return Over;
        Record(Acts.KioskRevoked, id, by, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Refusal> WhyNotAsync(Guid id, Guid by, CancellationToken cancel)
    {
        var found = await db.Kiosks.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancel);
        if (found?.AskedBy == by)
            return NotYours;
        return found?.State == KioskState.Asked ? PlaceClosed : Over;
    }

    private void Record(string act, Guid kiosk, Guid by, DateTime now) =>
        db.AuditRecords.Add(AuditRecord.New(act, kiosk, Actor.Officer, kiosk, now, officer: by));
}
