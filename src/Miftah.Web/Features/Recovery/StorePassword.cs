using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Passwords;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Writes the new password, once. In the same transaction: the attempt is finished, every other recovery, sign-in,
/// session and known device of the account ends, the hold begins, the record is written and the notice promised.
/// </summary>
public sealed class StorePassword(
    MiftahDb db,
    ReplacePassword replace,
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
        if (await replace.HashAsync(account, password, cancel) is not { } hash)
            return PasswordRules.Former;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var holdEndsAt = HoldEndsAt(attempt, account, now);
        if (
            !await replace.WriteAsync(account, attempt.AccountVersion, hash, holdEndsAt, cancel)
            || !await FinishAsync(attempt, now, cancel)
        )
            return AttemptEnded;
        await replace.EndFormerAsync(account, now, cancel);
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
}
