using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Passwords;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Writes the new password, once. In the same transaction: the attempt is finished, every other recovery, sign-in,
/// session and known device of the account ends, the hold begins, the record is written and the notice promised.
/// </summary>
public sealed class StorePassword(
    MiftahDb db,
    IPasswordHasher hasher,
    GuessBudgets budgets,
    RememberBrowser remember,
    Notify notify,
    TimeProvider clock
)
{
    /// <summary>The attempt ended while its page was open, or the account was changed in another way.</summary>
    public static readonly Refusal AttemptEnded = new("recover.ended");

    public async Task<Result<RecoveryStep>> TryAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        string password,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if ((await hasher.VerifyAsync(password, account.PasswordHash, cancel)).Matches)
            return PasswordRules.Former;
        var hash = await hasher.HashAsync(password, cancel);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var holdEndsAt = HoldEndsAt(attempt, account, now);
        if (!await WriteAsync(attempt, account, hash, holdEndsAt, cancel) || !await FinishAsync(attempt, now, cancel))
            return AttemptEnded;
        await db.EndAllAccessAsync(account, now, cancel);
        foreach (var kind in (GuessKind[])[GuessKind.Password, GuessKind.SignInCode, GuessKind.SignInSend])
            await budgets.ResetAsync(account.IdentityKey, kind, cancel);
        // Known from now on: who knows the number alone must not be able to keep the owner out of the new password.
        var device = await remember.BrowserAsync(http, account.Id, account.IdentityKey, now, cancel);
        notify.Tell(account, SmsPurpose.AccountRecovered, now);
        if (holdEndsAt is { } ends)
            db.Outbox.Add(TellHoldEnded.Promise(account.Id, now, ends));
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.PasswordSet,
                account.Id,
                Actor.Claimant,
                attempt.Id,
                now,
                proofs: attempt.ProofNames,
                device: DeviceLabel.Of(http)
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        remember.Write(http, device);
        return RecoveryStep.Done;
    }

    // A second proof, bound before, leaves nothing to wait for. SMS alone: a day when a verified e-mail hears of it,
    // for it was there before the recovery (adding it raises the account's version), else a week. Known devices do not
    // count: the recovery just ended them, and a thief of the phone may hold them.
    private DateTime? HoldEndsAt(RecoveryAttempt attempt, SubscriberAccount account, DateTime now)
    {
        if (attempt.SecondProof is not null)
            return null;
        return notify.ReachesBesideMobile(account)
            ? now.AddHours(RecoveryLimits.HoldToldHours)
            : now.AddDays(RecoveryLimits.HoldUntoldDays);
    }

    // Of two posts one finishes the attempt; the other finds it ended.
    private async Task<bool> FinishAsync(RecoveryAttempt attempt, DateTime now, CancellationToken cancel) =>
        await db
            .RecoveryAttempts.Where(x =>
                x.Id == attempt.Id
                && x.CodeUsedAt != null
                && x.EndedAt == null
                && x.LifeEndsAt > now
                // Asked of the database once more: whatever led here, an account that has more needs more.
                && (
                    x.SecondProofAt != null
                    || !db.Authenticators.Any(a => a.AccountId == x.AccountId && a.EndedAt == null)
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.PasswordSetAt, now)
                        .SetProperty(x => x.ClaimSealed, (byte[]?)null),
                cancel
            ) == 1;

    private async Task<bool> WriteAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        string hash,
        DateTime? holdEndsAt,
        CancellationToken cancel
    )
    {
        return await db
                .Accounts.Where(x =>
                    x.Id == account.Id
                    && x.Version == attempt.AccountVersion
                    && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.PasswordHash, hash)
                            .SetProperty(x => x.Version, x => x.Version + 1)
                            // A later recovery never shortens a hold; a second proof lifts it.
                            .SetProperty(
                                x => x.HoldEndsAt,
                                x => holdEndsAt != null && x.HoldEndsAt > holdEndsAt ? x.HoldEndsAt : holdEndsAt
                            ),
                    cancel
                ) == 1;
    }
}
