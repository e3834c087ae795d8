using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Makes the code that proves a mobile and promises its SMS; a new code kills the former. Past its caps it is silent:
/// the page never learns.
/// </summary>
public sealed class SendEnrolmentCode(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    QueueSms sms,
    SmsCaps caps,
    TimeProvider clock
)
{
    /// <summary>The first code for an answer that was right; wipes the answer.</summary>
    /// <returns>False when the attempt changed meanwhile: look again.</returns>
    public Task<bool> FirstAsync(
        EnrolmentAttempt attempt,
        EnrolmentAttempt.Claim claim,
        DateTime now,
        CancellationToken cancel
    ) => SendAsync(attempt, claim, isFirst: true, now, cancel);

    /// <summary>One more code, asked for on page 4 of an attempt whose answer was right.</summary>
    public Task<bool> AgainAsync(EnrolmentAttempt attempt, EnrolmentAttempt.Claim claim, CancellationToken cancel) =>
        SendAsync(attempt, claim, isFirst: false, clock.Now(), cancel);

    private async Task<bool> SendAsync(
        EnrolmentAttempt attempt,
        EnrolmentAttempt.Claim claim,
        bool isFirst,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(claim);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var maySend = attempt.CodesSent < EnrolmentLimits.CodesMax && await MaySendAsync(attempt, claim, now, cancel);
        if (!maySend && !isFirst)
            return true; // The code in hand stays good.
        var code = Secrets.NewCode();
        var endsAt = now.AddMinutes(OneTimeCode.LifetimeMinutes);
        if (!await StoreAsync(attempt, isFirst, maySend ? code : null, endsAt, cancel))
            return false;
        if (maySend)
        {
            sms.Add(SmsPurpose.EnrolmentCode, claim.Mobile, claim.Language, new(Code: code), endsAt);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return true;
    }

    // Only the attempt as it was read: an answer given or a code redeemed meanwhile wins.
    private async Task<bool> StoreAsync(
        EnrolmentAttempt attempt,
        bool isFirst,
        string? code,
        DateTime endsAt,
        CancellationToken cancel
    )
    {
        var hash = code is null ? null : OneTimeCode.Hash(index, attempt.Id, code);
        return await db
                .EnrolmentAttempts.Where(x =>
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
                            .SetProperty(x => x.CodeHash, hash)
                            .SetProperty(x => x.CodeEndsAt, endsAt)
                            .SetProperty(x => x.CodesSent, x => hash == null ? x.CodesSent : x.CodesSent + 1),
                    cancel
                ) == 1;
    }

    // Under the person and under the number: neither many numbers for one person nor many people fill one phone.
    private async Task<bool> MaySendAsync(
        EnrolmentAttempt attempt,
        EnrolmentAttempt.Claim claim,
        DateTime now,
        CancellationToken cancel
    )
    {
        var number = index.Of(IndexPurpose.Mobile, claim.Mobile);
        var (person, known) = (attempt.IdentityKey, attempt.KnownDevice);
        return await budgets.DebitAsync(person, GuessKind.RecoverySend, known, now, cancel) is not null
            && await budgets.DebitAsync(number, GuessKind.RecoverySendToNumber, known, now, cancel) is not null
            && await caps.TakeCodeAsync(claim.Mobile, now, cancel) is null;
    }
}
