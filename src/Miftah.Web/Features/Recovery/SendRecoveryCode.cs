using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Audit;
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
    SmsCaps caps,
    TimeProvider clock
)
{
    /// <summary>The first code for an answer that was right; wipes the answer.</summary>
    /// <returns>False when the attempt changed meanwhile: look again.</returns>
    public Task<bool> FirstAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    ) => SendAsync(attempt, account, isFirst: true, now, cancel);

    /// <summary>One more code, asked for on page 4 of an attempt whose details were right.</summary>
    public Task<bool> AgainAsync(RecoveryAttempt attempt, SubscriberAccount account, CancellationToken cancel) =>
        SendAsync(attempt, account, isFirst: false, clock.Now(), cancel);

    private async Task<bool> SendAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        bool isFirst,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var maySend = attempt.CodesSent < RecoveryLimits.CodesMax && await MaySendAsync(attempt, account, now, cancel);
        if (!maySend && !isFirst)
            return true; // The code in hand stays good.
        var code = Secrets.NewCode();
        var endsAt = now.AddMinutes(OneTimeCode.LifetimeMinutes);
        if (!await StoreAsync(attempt, account, isFirst, maySend ? code : null, endsAt, cancel))
            return false;
        if (maySend)
        {
            var to = personal.Open(account).Mobile;
            sms.Add(SmsPurpose.RecoveryCode, to, account.Language, new(Code: code), endsAt);
            db.AuditRecords.Add(
                AuditRecord.New(
                    Acts.RecoveryCodeSent,
                    account.Id,
                    Actor.System,
                    attempt.Id,
                    now,
                    proofs: "challenge,document",
                    device: attempt.DeviceLabel
                )
            );
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return true;
    }

    // Only the attempt as it was read: an answer given or a code redeemed meanwhile wins.
    private async Task<bool> StoreAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        bool isFirst,
        string? code,
        DateTime endsAt,
        CancellationToken cancel
    )
    {
        var hash = code is null ? null : OneTimeCode.Hash(index, attempt.Id, code);
        return await db
                .RecoveryAttempts.Where(x =>
                    x.Id == attempt.Id
                    && x.EndedAt == null
                    && x.CodeUsedAt == null
                    && x.CodesSent == attempt.CodesSent
                    && (isFirst ? x.AnswerSealed == attempt.AnswerSealed : x.Verdict == Verdict.Matched)
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.AnswerSealed, (byte[]?)null)
                            .SetProperty(x => x.Verdict, Verdict.Matched)
                            .SetProperty(x => x.AccountId, account.Id)
                            .SetProperty(x => x.AccountVersion, account.Version)
                            .SetProperty(x => x.CodeHash, hash)
                            .SetProperty(x => x.CodeEndsAt, endsAt)
                            .SetProperty(x => x.CodesSent, x => hash == null ? x.CodesSent : x.CodesSent + 1),
                    cancel
                ) == 1;
    }

    private async Task<bool> MaySendAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    )
    {
        var mobile = personal.Open(account).Mobile;
        var number = index.Of(IndexPurpose.Mobile, mobile);
        var (person, known) = (account.IdentityKey, attempt.KnownDevice);
        return await budgets.DebitAsync(person, GuessKind.RecoverySend, known, now, cancel) is not null
            && await budgets.DebitAsync(number, GuessKind.RecoverySendToNumber, known, now, cancel) is not null
            && await caps.TakeCodeAsync(mobile, now, cancel) is null;
    }
}
