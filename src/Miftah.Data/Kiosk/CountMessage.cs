using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Kiosk;

namespace Miftah.Data.Kiosk;

/// <summary>
/// Counts a message of a kiosk whose signature is right. Of two messages with one number one counts; the other is a
/// replay when it is the same, and shows a second device when it is not: then the kiosk is closed at once.
/// </summary>
public sealed class CountMessage(MiftahDb db)
{
    /// <returns>Null when it counts.</returns>
    public async Task<KioskRefusal?> RunAsync(SignedRequest message, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var hash = Secrets.Hash(Convert.ToBase64String(message.Signature));
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (await TakeAsync(message, now, cancel))
            {
                db.KioskMessages.Add(
                    new()
                    {
                        Id = RowId.New(now),
                        KioskId = message.KioskId,
                        Sequence = message.Sequence,
                        SignatureHash = hash,
                        At = now,
                    }
                );
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return null;
            }
        }
        var former = await db
            .KioskMessages.AsNoTracking()
            .SingleOrDefaultAsync(x => x.KioskId == message.KioskId && x.Sequence == message.Sequence, cancel);
        if (former is null)
            return await StrayAsync(message.KioskId, now, cancel);
        if (former.SignatureHash.AsSpan().SequenceEqual(hash))
            return KioskRefusal.Replayed;
        await SuspendAsync(message.KioskId, Reasons.KioskCloned, now, cancel);
        return KioskRefusal.Cloned;
    }

    private async Task<bool> TakeAsync(SignedRequest message, DateTime now, CancellationToken cancel) =>
        await db
            .Kiosks.Where(x =>
                x.Id == message.KioskId && x.State == KioskState.Active && x.LastSequence < message.Sequence
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.LastSequence, message.Sequence).SetProperty(x => x.LastSeenAt, now),
                cancel
            ) == 1;

    private async Task<KioskRefusal> StrayAsync(Guid kiosk, DateTime now, CancellationToken cancel)
    {
        var since = now.AddMinutes(-KioskDevice.StrayMinutes);
        await db
            .Kiosks.Where(x => x.Id == kiosk && x.State == KioskState.Active)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Strays, x => x.StrayedAt > since ? x.Strays + 1 : 1)
                        .SetProperty(x => x.StrayedAt, now),
                cancel
            );
        if (await db.Kiosks.AnyAsync(x => x.Id == kiosk && x.Strays >= KioskDevice.StraysMax, cancel))
            await SuspendAsync(kiosk, Reasons.KioskStrayed, now, cancel);
        return KioskRefusal.Strayed;
    }

    private async Task SuspendAsync(Guid kiosk, string reason, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var suspended = await db
            .Kiosks.Where(x => x.Id == kiosk && x.State == KioskState.Active)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.State, KioskState.Suspended).SetProperty(x => x.EndedAt, now),
                cancel
            );
        if (suspended != 1)
            return;
        db.AuditRecords.Add(AuditRecord.New(Acts.KioskSuspended, kiosk, Actor.System, kiosk, now, reason: reason));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
