using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Enrolment;

/// <summary>Redeems the code that proves the mobile: count, compare, consume.</summary>
public sealed class RedeemEnrolmentCode(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    Cookies cookies,
    TimeProvider clock
)
{
    /// <returns>The next step, or the one refusal for wrong, ended, used and never sent.</returns>
    public async Task<Result<EnrolmentStep>> TryAsync(
        EnrolmentAttempt attempt,
        string code,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var now = clock.Now();
        var (asCounted, lane) = await CountAsync(attempt, now, cancel);
        if (lane is null || asCounted.CodeTries > OneTimeCode.TriesMax)
            return RecoveryAttempt.CodeRefused;
        var result = asCounted.Redeem(OneTimeCode.Matches(index, attempt.Id, code, asCounted.CodeHash), now);
        if (!result.IsOk)
            return result;
        return await ConsumeAsync(asCounted, lane.Value, http, now, cancel) ? result : RecoveryAttempt.CodeRefused;
    }

    // The same statements for everyone, whether or not a code was sent. Where there is nothing to guess, the budget is
    // a row that stands for nothing.
    private async Task<(EnrolmentAttempt AsCounted, GuessLane? Lane)> CountAsync(
        EnrolmentAttempt attempt,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db
            .EnrolmentAttempts.Where(x => x.Id == attempt.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), cancel);
        var asCounted = await db.EnrolmentAttempts.AsNoTracking().SingleAsync(x => x.Id == attempt.Id, cancel);
        var isGuess = asCounted.CodeHash is not null && asCounted.CodeTries <= OneTimeCode.TriesMax;
        var key = isGuess
            ? attempt.IdentityKey
            : index.Of(IndexPurpose.Decoy, Convert.ToHexString(attempt.IdentityKey));
        var lane = await budgets.DebitAsync(key, GuessKind.RecoveryCode, attempt.KnownDevice, now, cancel);
        await transaction.CommitAsync(cancel);
        return (asCounted, lane);
    }

    // Of two right posts one wins. The secret changes with it: whoever planted the former one holds nothing.
    private async Task<bool> ConsumeAsync(
        EnrolmentAttempt attempt,
        GuessLane lane,
        HttpContext http,
        DateTime now,
        CancellationToken cancel
    )
    {
        var secret = Secrets.NewToken();
        var hash = Secrets.Hash(secret);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var used = await db
            .EnrolmentAttempts.Where(x =>
                x.Id == attempt.Id
                && x.EndedAt == null
                && x.CodeUsedAt == null
                && x.CodeHash == attempt.CodeHash
                && x.CodeEndsAt > now
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.CodeUsedAt, now)
                        .SetProperty(x => x.CodeHash, (byte[]?)null)
                        .SetProperty(x => x.SecretHash, hash)
                        .SetProperty(x => x.LastSeenAt, now)
                        .SetProperty(x => x.LifeEndsAt, now.AddMinutes(EnrolmentLimits.AfterCodeMinutes)),
                cancel
            );
        if (used != 1)
            return false;
        await budgets.CreditAsync(attempt.IdentityKey, GuessKind.RecoveryCode, lane, cancel);
        await transaction.CommitAsync(cancel);
        cookies.Write(http, CookieKind.Enrolment, secret);
        return true;
    }
}
