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
using Miftah.Web.Doors;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Redeems a recovery code: count, compare, consume. What follows a right code is one transaction with it.
/// </summary>
public sealed class RedeemCode(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    Notify notify,
    Cookies cookies,
    TimeProvider clock
)
{
    /// <returns>The next step, or the one refusal for wrong, ended, used and unknown.</returns>
    public async Task<Result<RecoveryStep>> TryAsync(
        RecoveryAttempt attempt,
        string code,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var now = clock.Now();
        if (!await DebitTryAsync(attempt.Id, cancel))
            return RecoveryAttempt.CodeRefused;
        // Where no code was sent there is nothing to guess: the same statements run on a row that stands for nothing.
        var key = attempt.CodeHash is null
            ? index.Of(IndexPurpose.Decoy, Convert.ToHexString(attempt.IdentityKey))
            : attempt.IdentityKey;
        if (await budgets.DebitAsync(key, GuessKind.RecoveryCode, attempt.KnownDevice, now, cancel) is not { } lane)
            return RecoveryAttempt.CodeRefused;
        var matches = OneTimeCode.Matches(index, attempt.Id, code, attempt.CodeHash);
        var result = attempt.Redeem(matches, now);
        return result.IsOk && !await ConsumeAsync(attempt, lane, http, now, cancel)
            ? RecoveryAttempt.CodeRefused
            : result;
    }

    private async Task<bool> DebitTryAsync(Guid id, CancellationToken cancel) =>
        await db
            .RecoveryAttempts.Where(x => x.Id == id && x.EndedAt == null && x.CodeTries < OneTimeCode.TriesMax)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), cancel) == 1;

    private async Task<bool> ConsumeAsync(
        RecoveryAttempt attempt,
        GuessLane lane,
        HttpContext http,
        DateTime now,
        CancellationToken cancel
    )
    {
        var secret = Secrets.NewToken();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await UseAsync(attempt, Secrets.Hash(secret), now, cancel))
            return false;
        await budgets.CreditAsync(attempt.IdentityKey, GuessKind.RecoveryCode, lane, cancel);
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == attempt.AccountId, cancel);
        notify.Tell(account, SmsPurpose.UsernameShown, now);
        db.AuditRecords.Add(
            new()
            {
                Id = RowId.New(now),
                At = now,
                Act = Acts.UsernameShown,
                AccountId = account.Id,
                Actor = "claimant",
                Within = attempt.Id,
                Proofs = "challenge,document,sms-code",
            }
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Write(http, CookieKind.Recovery, secret);
        return true;
    }

    // Of two right posts one wins. The secret changes with it: whoever planted the former one holds nothing.
    private async Task<bool> UseAsync(RecoveryAttempt attempt, byte[] secret, DateTime now, CancellationToken cancel) =>
        await db
            .RecoveryAttempts.Where(x =>
                x.Id == attempt.Id
                && x.EndedAt == null
                && x.CodeUsedAt == null
                && x.CodeHash == attempt.CodeHash
                && x.CodeEndsAt > now
                && db.Accounts.Any(a =>
                    a.Id == x.AccountId
                    && a.Version == x.AccountVersion
                    && (a.State == AccountState.Active || a.State == AccountState.LowAssurance)
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.CodeUsedAt, now)
                        .SetProperty(x => x.CodeHash, (byte[]?)null)
                        .SetProperty(x => x.SecretHash, secret)
                        .SetProperty(x => x.LastSeenAt, now)
                        .SetProperty(x => x.LifeEndsAt, now.AddMinutes(RecoveryLimits.AfterUsernameMinutes)),
                cancel
            ) == 1;
}
