using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Outbox: finds out whether an account may be opened with what was said. A right answer of a person without an
/// account, and a mobile that no activated account has: a code. The registered mobile of an account that exists: word
/// of it. Everything else: one text, at one time, so that neither tells why.
/// </summary>
public sealed class ResolveEnrolment(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    AccountIndex find,
    Sealer sealer,
    IAgencies agencies,
    SendEnrolmentCode send,
    Notify notify,
    TimeProvider clock
) : IOutboxHandler
{
    /// <summary>How long an agency may think about one answer, in seconds.</summary>
    private const int AgencySeconds = 5;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    public static string Kind => "resolve-enrolment-attempt";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.Now();
        var attempt = await db
            .EnrolmentAttempts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (attempt?.AnswerSealed is null || BeginEnrolment.ClaimOf(attempt, sealer) is not { } claim)
            return null;
        var (number, mobile) = (find.ByNumber(claim.IdentityNumber), find.ByMobile(claim.Mobile));
        var owner = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.NumberIndex == number.InUse || x.NumberIndex == number.Other, cancel);
        var ofMobile = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.MobileIndex == mobile.InUse || x.MobileIndex == mobile.Other, cancel);
        // A mobile whose code comes back is taken from an account that was never activated.
        if (owner is not null || ofMobile is { ClaimIndex: null } || !attempt.IsOpen(now))
            return await CloseAsync(attempt, owner, owner is not null && owner.Id == ofMobile?.Id, now, cancel);
        return await AskAsync(attempt, claim, now, cancel);
    }

    // Counted under the identity number, in the rows that recovery counts in: whoever guesses has one budget for both.
    private async Task<DateTime?> AskAsync(
        EnrolmentAttempt attempt,
        EnrolmentAttempt.Claim claim,
        DateTime now,
        CancellationToken cancel
    )
    {
        var answer = WaitingAnswer.Open(sealer, EnrolmentAttempt.AnswerAt(attempt.Id), attempt.AnswerSealed!);
        var key = attempt.IdentityKey;
        var lane = await budgets.DebitAsync(key, GuessKind.RecoveryAnswer, attempt.KnownDevice, now, cancel);
        if (lane is null)
            return await CloseAsync(attempt, null, false, now, cancel);
        var asked = Question.Find(attempt.Kind, answer.Question)!;
        var question = index.Of(IndexPurpose.Question, $"{Convert.ToHexString(key)}:{asked.Key}");
        var questionLane = await budgets.DebitAsync(question, asked, attempt.KnownDevice, now, cancel);
        if (questionLane is null)
        {
            await budgets.CreditAsync(key, GuessKind.RecoveryAnswer, lane.Value, cancel);
            return await CloseAsync(attempt, null, false, now, cancel);
        }
        var verdict = await VerdictAsync(claim, answer, cancel);
        if (verdict == AgencyVerdict.No)
            return await CloseAsync(attempt, null, false, now, cancel);
        await budgets.CreditAsync(key, GuessKind.RecoveryAnswer, lane.Value, cancel);
        await budgets.CreditAsync(question, GuessKind.RecoveryQuestion, questionLane.Value, cancel);
        if (verdict == AgencyVerdict.Yes)
            return await send.FirstAsync(attempt, claim, now, cancel) ? null : now + AskAgainAfter;
        // Nothing was evaluated: the answer waits on in its row, at most to the attempt's end.
        return now + AskAgainAfter < attempt.EndsAt ? now + AskAgainAfter : attempt.EndsAt;
    }

    private async Task<AgencyVerdict> VerdictAsync(
        EnrolmentAttempt.Claim claim,
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

    // Wipes the answer: of two workers with one message the first closes, the second finds nothing to do.
    private async Task<DateTime?> CloseAsync(
        EnrolmentAttempt attempt,
        SubscriberAccount? owner,
        bool isRegisteredMobile,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var closed = await db
            .EnrolmentAttempts.Where(x => x.Id == attempt.Id && x.AnswerSealed == attempt.AnswerSealed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.AnswerSealed, (byte[]?)null).SetProperty(x => x.Verdict, Verdict.NotMatched),
                cancel
            );
        if (closed != 1)
            return null;
        if (owner is not null)
            db.AuditRecords.Add(RecordOf(attempt, owner, isRegisteredMobile, now));
        if (!isRegisteredMobile)
            db.Outbox.Add(TellNotPossible.Promise(attempt, now));
        else if (
            await budgets.DebitAsync(owner!.IdentityKey, GuessKind.RecoveryNotice, GuessLane.Stranger, now, cancel)
        )
            notify.Say(owner, SmsPurpose.AccountExists);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    // Whoever has the account reads in its history that somebody tried to open another in their name.
    private static AuditRecord RecordOf(
        EnrolmentAttempt attempt,
        SubscriberAccount owner,
        bool isRegisteredMobile,
        DateTime now
    ) =>
        AuditRecord.New(
            Acts.EnrolmentRefused,
            owner.Id,
            Actor.Claimant,
            attempt.Id,
            now,
            proofs: "challenge",
            device: attempt.DeviceLabel,
            reason: isRegisteredMobile ? Reasons.AccountExists : Reasons.MobileDiffers
        );
}
