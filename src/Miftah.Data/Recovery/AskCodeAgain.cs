using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Recovery;

namespace Miftah.Data.Recovery;

/// <summary>
/// Asks for another code of a recovery that waits for one: by its page, and by the support desk for a caller. The same
/// for everyone; whether there is a code to send, and to whom, the worker finds out under its budgets and caps.
/// </summary>
public sealed class AskCodeAgain(MiftahDb db)
{
    /// <summary>The outbox message that sends it, where the details were right.</summary>
    public const string Kind = "resend-recovery-code";

    /// <param name="attempt">As it was read.</param>
    /// <param name="record">What is written of it when somebody else than the claimant asks.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>False when another asked meanwhile; that one counts.</returns>
    public async Task<Result<bool>> RunAsync(
        RecoveryAttempt attempt,
        AuditRecord? record,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (!attempt.IsOpen(now) || !attempt.Allows(RecoveryStep.EnterCode))
            return RecoveryAttempt.NoCodeAwaited;
        if (attempt.AskAgain(now) is Result<DateTime>.Refused refused)
            return refused.Why;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = await db
            .RecoveryAttempts.Where(x =>
                x.Id == attempt.Id && x.EndedAt == null && x.CodeUsedAt == null && x.Resends == attempt.Resends
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Resends, x => x.Resends + 1)
                        .SetProperty(x => x.CodeAskedAt, now)
                        .SetProperty(x => x.CodeTries, 0),
                cancel
            );
        if (mine == 1)
        {
            db.Outbox.Add(OutboxMessage.Now(Kind, attempt.Id, now));
            if (record is not null)
                db.AuditRecords.Add(record);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return mine == 1;
    }
}
