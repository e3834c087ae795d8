using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Outbox: finds out whether the details of an attempt are right, and tells the registered mobile. Account and mobile
/// right: a code, or word why there is none. Otherwise nothing is sent to anybody.
/// </summary>
public sealed class ResolveAttempt(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    AccountIndex find,
    Sealer sealer,
    IAgencies agencies,
    ISimSwaps simSwaps,
    SendRecoveryCode send,
    Notify notify,
    TimeProvider clock
) : IOutboxHandler
{
    /// <summary>How long an agency may think about one answer, in seconds.</summary>
    private const int AgencySeconds = 5;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public static string Kind => "resolve-recovery-attempt";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.Now();
        var attempt = await db
            .RecoveryAttempts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (attempt?.AnswerSealed is null)
            return null;
        var claim = JsonSerializer.Deserialize<RecoveryAttempt.Claim>(
            sealer.Open(attempt.ClaimSealed, RecoveryAttempt.ClaimAt(attempt.Id))
        )!;
        var account = await FindAsync(attempt, claim, cancel);
        if (account is null || !account.State.Allows().RemoteRecovery)
            await SpendForNobodyAsync(attempt, now, cancel);
        if (account is null)
            return await CloseAsync(attempt, null, null, now, cancel);
        if (!attempt.IsOpen(now))
            return await CloseAsync(attempt, account, SmsPurpose.AgencyNotReachable, now, cancel);
        if (!account.State.Allows().RemoteRecovery)
            return await CloseAsync(attempt, account, ClosedPurpose(account.State), now, cancel);

        // Before any guess is counted: a number that lately changed hands gets no code, and nothing is learned from it.
        switch (await simSwaps.AskAsync(claim.Mobile, ISimSwaps.WithinHours, cancel))
        {
            case SimVerdict.Changed:
                return await CloseAsync(attempt, account, SmsPurpose.SimChanged, now, cancel);
            case SimVerdict.Unavailable:
                return AgainAt(attempt, now);
        }

        var answer = WaitingAnswer.Open(sealer, RecoveryAttempt.AnswerAt(attempt.Id), attempt.AnswerSealed);
        var key = attempt.IdentityKey;
        var lane = await budgets.DebitAsync(key, GuessKind.RecoveryAnswer, attempt.KnownDevice, now, cancel);
        if (lane is null)
            return await StopAsync(attempt, account, now, cancel);
        var asked = Question.Find(attempt.Kind, answer.Question)!;
        var question = index.Of(IndexPurpose.Question, $"{Convert.ToHexString(key)}:{asked.Key}");
        var questionLane = await budgets.DebitAsync(question, asked, attempt.KnownDevice, now, cancel);
        if (questionLane is null)
        {
            await budgets.CreditAsync(key, GuessKind.RecoveryAnswer, lane.Value, cancel);
            return await CloseAsync(attempt, account, SmsPurpose.QuestionStopped, now, cancel);
        }
        switch (await AskAsync(claim, answer, cancel))
        {
            case AgencyVerdict.Yes:
                await CreditAsync(key, lane.Value, question, questionLane.Value, cancel);
                return await send.FirstAsync(attempt, account, now, cancel) ? null : now + AskAgainAfter;
            case AgencyVerdict.No:
                return await CloseAsync(attempt, account, SmsPurpose.DetailsDidNotMatch, now, cancel);
            default:
                // Nothing was evaluated: the guess goes back, and the answer waits on in its row.
                await CreditAsync(key, lane.Value, question, questionLane.Value, cancel);
                return AgainAt(attempt, now);
        }
    }

    // Where there is nothing to guess, rows that stand for nothing are debited: whoever keeps asking the portal
    // meanwhile can feel the worker's writes.
    private async Task SpendForNobodyAsync(RecoveryAttempt attempt, DateTime now, CancellationToken cancel)
    {
        var asked = Question.Find(attempt.Kind, attempt.QuestionKey!)!;
        await budgets.DebitAsync(DecoyOf(attempt), GuessKind.RecoveryAnswer, attempt.KnownDevice, now, cancel);
        var question = index.Of(IndexPurpose.Decoy, $"{Convert.ToHexString(attempt.IdentityKey)}:{asked.Key}");
        await budgets.DebitAsync(question, asked, attempt.KnownDevice, now, cancel);
    }

    private byte[] DecoyOf(RecoveryAttempt attempt) =>
        index.Of(IndexPurpose.Decoy, Convert.ToHexString(attempt.IdentityKey));

    // At the attempt's end at the latest: then its phone is told that nothing could be checked.
    private static DateTime AgainAt(RecoveryAttempt attempt, DateTime now) =>
        now + AskAgainAfter < attempt.EndsAt ? now + AskAgainAfter : attempt.EndsAt;

    private async Task CreditAsync(
        byte[] key,
        GuessLane lane,
        byte[] question,
        GuessLane questionLane,
        CancellationToken cancel
    )
    {
        await budgets.CreditAsync(key, GuessKind.RecoveryAnswer, lane, cancel);
        await budgets.CreditAsync(question, GuessKind.RecoveryQuestion, questionLane, cancel);
    }

    // The mobile belongs to the account: somebody else's number with the right identity number is nobody.
    private async Task<SubscriberAccount?> FindAsync(
        RecoveryAttempt attempt,
        RecoveryAttempt.Claim claim,
        CancellationToken cancel
    )
    {
        var (mobile, number) = (find.ByMobile(claim.Mobile), find.ByNumber(claim.IdentityNumber));
        return await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x =>
                    // Before activation a number names nobody; with its mobile it is the one account that claims it.
                    (
                        x.IdentityKey == attempt.IdentityKey
                        || x.ClaimIndex == number.InUse
                        || x.ClaimIndex == number.Other
                    ) && (x.MobileIndex == mobile.InUse || x.MobileIndex == mobile.Other),
                cancel
            );
    }

    private async Task<AgencyVerdict> AskAsync(
        RecoveryAttempt.Claim claim,
        WaitingAnswer answer,
        CancellationToken cancel
    )
    {
        var person = IdentityNumber.Parse(claim.IdentityNumber).Match(x => x, _ => throw new InvalidDataException());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(AgencySeconds));
        try
        {
            return await agencies.AnswerAsync(person, answer.Question, answer.Value, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return AgencyVerdict.Unavailable;
        }
    }

    private async Task<DateTime?> StopAsync(
        RecoveryAttempt attempt,
        SubscriberAccount account,
        DateTime now,
        CancellationToken cancel
    )
    {
        var opens = await budgets.OpensAtAsync(
            attempt.IdentityKey,
            GuessKind.RecoveryAnswer,
            GuessLane.Stranger,
            now,
            cancel
        );
        var purpose = opens <= now.AddDays(1) ? SmsPurpose.RecoveryStopped : SmsPurpose.RecoveryStoppedUntil;
        return await CloseAsync(attempt, account, purpose, now, cancel, opens);
    }

    private static SmsPurpose? ClosedPurpose(AccountState state) =>
        state switch
        {
            AccountState.Frozen => SmsPurpose.AccountFrozen,
            AccountState.Suspended => SmsPurpose.RecoveryClosed,
            _ => null,
        };

    // Wipes the answer: of two workers with one message the first closes, the second finds nothing to do.
    private async Task<DateTime?> CloseAsync(
        RecoveryAttempt attempt,
        SubscriberAccount? account,
        SmsPurpose? purpose,
        DateTime now,
        CancellationToken cancel,
        DateTime? until = null
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var closed = await db
            .RecoveryAttempts.Where(x => x.Id == attempt.Id && x.AnswerSealed == attempt.AnswerSealed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.AnswerSealed, (byte[]?)null).SetProperty(x => x.Verdict, Verdict.NotMatched),
                cancel
            );
        var noticed = account?.IdentityKey ?? DecoyOf(attempt);
        if (closed == 1 && await MaySayAsync(noticed, now, cancel) && account is not null && purpose is { } what)
            notify.Say(account, what, until);
        if (closed == 1)
            await RecordAsync(attempt, account, purpose, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    // The owner of the number is told in the history also when the mobile was not theirs.
    private async Task RecordAsync(
        RecoveryAttempt attempt,
        SubscriberAccount? account,
        SmsPurpose? purpose,
        DateTime now,
        CancellationToken cancel
    )
    {
        var whose =
            account ?? await db.Accounts.SingleOrDefaultAsync(x => x.IdentityKey == attempt.IdentityKey, cancel);
        if (whose is null)
            return;
        var reason = account is null ? Reasons.MobileDiffers : ReasonOf(purpose);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.RecoveryAnswerRefused,
                whose.Id,
                Actor.Claimant,
                attempt.Id,
                now,
                proofs: "challenge",
                device: attempt.DeviceLabel,
                reason: reason
            )
        );
    }

    private static string ReasonOf(SmsPurpose? purpose) =>
        purpose switch
        {
            SmsPurpose.DetailsDidNotMatch => Reasons.AnswerDiffers,
            SmsPurpose.AgencyNotReachable => Reasons.NotReachable,
            SmsPurpose.RecoveryStopped or SmsPurpose.RecoveryStoppedUntil or SmsPurpose.QuestionStopped =>
                Reasons.GuessesSpent,
            SmsPurpose.SimChanged => Reasons.SimChanged,
            _ => Reasons.AccountClosed,
        };

    private Task<bool> MaySayAsync(byte[] key, DateTime now, CancellationToken cancel) =>
        budgets.DebitAsync(key, GuessKind.RecoveryNotice, GuessLane.Stranger, now, cancel);
}
