using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Outbox: writes for the person that a recovery code did not match. Page 4 promises it for everyone alike; only where
/// a code was sent is there an account to write it for.
/// </summary>
public sealed class RecordRefusedCode(MiftahDb db) : IOutboxHandler
{
    public static string Kind => "record-refused-code";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var attempt = await db
            .RecoveryAttempts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (attempt?.AccountId is not { } account)
            return null;
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.RecoveryCodeRefused,
                account,
                Actor.Claimant,
                attempt.Id,
                message.CreatedAt,
                proofs: "challenge,document",
                device: attempt.DeviceLabel
            )
        );
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
