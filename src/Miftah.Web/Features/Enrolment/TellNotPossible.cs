using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Outbox: tells the mobile that was named that no account is opened, in one text for every reason. No number gets it
/// more often than the limit of a day, whoever names it.
/// </summary>
public sealed class TellNotPossible(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    Sealer sealer,
    QueueSms sms,
    TimeProvider clock
) : IOutboxHandler
{
    public static string Kind => "tell-enrolment-not-possible";

    /// <summary>The message, due at a time that the answer sets and the reason does not.</summary>
    public static OutboxMessage Promise(EnrolmentAttempt attempt, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var message = OutboxMessage.Now(Kind, attempt.Id, now);
        message.DueAt = (attempt.CodeAskedAt ?? now).AddSeconds(EnrolmentLimits.WordAfterSeconds);
        return message;
    }

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.Now();
        var attempt = await db
            .EnrolmentAttempts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (attempt is null || BeginEnrolment.ClaimOf(attempt, sealer) is not { } claim)
            return null;
        var number = index.Of(IndexPurpose.Mobile, claim.Mobile);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await budgets.DebitAsync(number, GuessKind.RecoveryNotice, GuessLane.Stranger, now, cancel))
        {
            sms.Add(SmsPurpose.EnrolmentNotPossible, claim.Mobile, claim.Language, new());
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return null;
    }
}
