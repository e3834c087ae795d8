using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Outbox: writes for the person that a password tried with their name did not match. The page promises it for names
/// that nobody has too; whether there is anybody to write it for, the worker finds out.
/// </summary>
public sealed class RecordRefusedPassword(MiftahDb db) : IOutboxHandler
{
    public static string Kind => "record-refused-password";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var found = await db
            .SignInRecords.AsNoTracking()
            .Where(x => x.Id == message.SubjectId)
            .Join(
                db.Accounts,
                x => x.Key,
                x => x.IdentityKey,
                (record, account) => new { account.Id, record.DeviceLabel }
            )
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.PasswordRefused,
                found.Id,
                Actor.Claimant,
                message.SubjectId,
                message.CreatedAt,
                device: found.DeviceLabel
            )
        );
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
