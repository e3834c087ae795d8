using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Outbox: writes for the person that somebody began a recovery with their identity number. Not on the page, where a
/// record that only existing people have would cost time.
/// </summary>
public sealed class RecordBegunRecovery(MiftahDb db) : IOutboxHandler
{
    public static string Kind => "record-begun-recovery";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var found = await db
            .RecoveryAttempts.AsNoTracking()
            .Where(x => x.Id == message.SubjectId)
            .Join(
                db.Accounts,
                x => x.IdentityKey,
                x => x.IdentityKey,
                (attempt, account) => new { account.Id, attempt.DeviceLabel }
            )
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.RecoveryBegun,
                found.Id,
                Actor.Claimant,
                message.SubjectId,
                message.CreatedAt,
                proofs: "challenge",
                device: found.DeviceLabel
            )
        );
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
