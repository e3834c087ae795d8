using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Redeems a recovery code: count, compare, consume. What follows a right code is one transaction with it.
/// </summary>
public sealed class RedeemCode(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    ShowUsername show,
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
        var (asCounted, lane) = await CountAsync(attempt, now, cancel);
        if (lane is null || asCounted.CodeTries > OneTimeCode.TriesMax)
            return await RefuseAsync(attempt, now, cancel);
        var matches = OneTimeCode.Matches(index, attempt.Id, code, asCounted.CodeHash);
        var result = asCounted.Redeem(matches, now);
        return result.IsOk
            ? await ConsumeAsync(asCounted, lane.Value, http, now, cancel)
            : await RefuseAsync(attempt, now, cancel);
    }

    // Promised for everyone alike: whether there is anybody to write it for, the worker finds out.
    private async Task<Refusal> RefuseAsync(RecoveryAttempt attempt, DateTime now, CancellationToken cancel)
    {
        db.Outbox.Add(OutboxMessage.Now(RecordRefusedCode.Kind, attempt.Id, now, OutboxLane.Record));
        await db.SaveChangesAsync(cancel);
        return RecoveryAttempt.CodeRefused;
    }

    // The same statements and one commit for everyone, whether or not a code was sent: time must not tell. Each post
    // gets its own number of tries, so that no more than the limit are compared. Where there is nothing to guess, the
    // budget is a row that stands for nothing.
    private async Task<(RecoveryAttempt AsCounted, GuessLane? Lane)> CountAsync(
        RecoveryAttempt attempt,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db
            .RecoveryAttempts.Where(x => x.Id == attempt.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), cancel);
        var asCounted = await db.RecoveryAttempts.AsNoTracking().SingleAsync(x => x.Id == attempt.Id, cancel);
        var isGuess = asCounted.CodeHash is not null && asCounted.CodeTries <= OneTimeCode.TriesMax;
        var key = isGuess
            ? attempt.IdentityKey
            : index.Of(IndexPurpose.Decoy, Convert.ToHexString(attempt.IdentityKey));
        var lane = await budgets.DebitAsync(key, GuessKind.RecoveryCode, attempt.KnownDevice, now, cancel);
        await transaction.CommitAsync(cancel);
        return (asCounted, lane);
    }

    private async Task<Result<RecoveryStep>> ConsumeAsync(
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
            return RecoveryAttempt.CodeRefused;
        await budgets.CreditAsync(attempt.IdentityKey, GuessKind.RecoveryCode, lane, cancel);
        var used = await db.RecoveryAttempts.AsNoTracking().SingleAsync(x => x.Id == attempt.Id, cancel);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.RecoveryCodeRedeemed,
                used.AccountId!.Value,
                Actor.Claimant,
                used.Id,
                now,
                proofs: used.ProofNames,
                device: used.DeviceLabel
            )
        );
        if (!used.NeedsSecondProof)
            await show.AddAsync(used, DeviceLabel.Of(http), now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Write(http, CookieKind.Recovery, secret);
        return used.Furthest;
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
                        .SetProperty(
                            x => x.NeedsSecondProof,
                            x => db.Authenticators.Any(a => a.AccountId == x.AccountId && a.EndedAt == null)
                        )
                        .SetProperty(x => x.SecretHash, secret)
                        .SetProperty(x => x.LastSeenAt, now)
                        .SetProperty(x => x.LifeEndsAt, now.AddMinutes(RecoveryLimits.AfterUsernameMinutes)),
                cancel
            ) == 1;
}
