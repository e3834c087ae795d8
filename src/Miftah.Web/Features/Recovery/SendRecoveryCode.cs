using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Makes a recovery code and promises its SMS; a new code kills the former. Past its caps it is silent: the page never
/// learns.
/// </summary>
public sealed class SendRecoveryCode(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    PersonalDataSeal personal,
    QueueSms sms,
    TimeProvider clock
)
{
    /// <summary>The first code for an answer that was right; wipes the answer.</summary>
    public Task FirstAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    ) => SendAsync(attempt, account, x => x.Where(a => a.AnswerSealed == attempt.AnswerSealed), now, cancel);

    /// <summary>One more code, asked for on page 4 of an attempt whose details were right.</summary>
    public Task AgainAsync(RecoveryAttempt attempt, SubscriberAccount account, CancellationToken cancel) =>
        SendAsync(
            attempt,
            account,
            x => x.Where(a => a.Verdict == Verdict.Matched && a.CodesSent == attempt.CodesSent),
            clock.Now(),
            cancel
        );

    private async Task SendAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        Func<IQueryable<RecoveryAttempt>, IQueryable<RecoveryAttempt>> asRead,
        DateTime now,
        CancellationToken cancel
    )
    {
        var code = Secrets.NewCode();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var maySend = await MaySendAsync(attempt, account, now, cancel);
        var hash = maySend ? OneTimeCode.Hash(index, attempt.Id, code) : null;
        var endsAt = now.AddMinutes(OneTimeCode.LifetimeMinutes);
        var stored = await asRead(db.RecoveryAttempts.Where(x => x.Id == attempt.Id && x.EndedAt == null))
            .Where(x => x.CodeUsedAt == null && x.CodesSent < RecoveryLimits.CodesMax)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.AnswerSealed, (byte[]?)null)
                        .SetProperty(x => x.Verdict, Verdict.Matched)
                        .SetProperty(x => x.AccountId, account.Id)
                        .SetProperty(x => x.AccountVersion, account.Version)
                        .SetProperty(x => x.CodeHash, hash)
                        .SetProperty(x => x.CodeEndsAt, endsAt)
                        .SetProperty(x => x.CodeTries, 0)
                        .SetProperty(x => x.CodesSent, x => x.CodesSent + 1),
                cancel
            );
        if (stored == 1 && maySend)
        {
            var to = personal.Open(account).Mobile;
            sms.Add(SmsPurpose.RecoveryCode, to, account.Language, new(Code: code), endsAt);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> MaySendAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    ) =>
        await budgets.DebitAsync(account.IdentityKey, GuessKind.RecoverySend, attempt.KnownDevice, now, cancel)
            is not null
        && await budgets.DebitAsync(account.MobileKey, GuessKind.RecoverySendToNumber, attempt.KnownDevice, now, cancel)
            is not null;
}
