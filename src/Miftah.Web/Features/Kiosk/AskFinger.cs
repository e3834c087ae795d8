using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// Outbox: puts a finger to its agency. Counted per person before it is compared, for numbers that nobody has too. Only
/// after a yes is an account looked for.
/// </summary>
public sealed class AskFinger(
    MiftahDb db,
    GuessBudgets budgets,
    IFingerprints fingerprints,
    AccountIndex find,
    ObjectToCase cases,
    Sealer sealer,
    TimeProvider clock
) : IOutboxHandler
{
    /// <summary>How long the agency may think, in seconds: a person stands there.</summary>
    private const int AgencySeconds = 8;

    private const GuessLane Lane = GuessLane.Stranger;

    public static string Kind => "ask-finger";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.Now();
        var visit = await db.KioskVisits.AsNoTracking().SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (visit?.Capture is null || visit.EndedAt is not null)
            return null;
        if (!visit.IsOpen(now))
        {
            await db.KioskVisits.Where(x => x.Id == visit.Id).EndAsync(now, cancel);
            return null;
        }
        if (!await budgets.DebitAsync(visit.IdentityKey, GuessKind.Finger, Lane, now, cancel))
        {
            await RefuseAsync(visit, null, KioskVisit.FingersMax, Reasons.GuessesSpent, now, cancel);
            return null;
        }
        var (verdict, name) = await AskAsync(visit, cancel);
        if (verdict is FingerVerdict.TryAgain or FingerVerdict.Unavailable)
            await budgets.CreditAsync(visit.IdentityKey, GuessKind.Finger, Lane, cancel);
        if (verdict == FingerVerdict.Yes)
            await VerifyAsync(visit, name!, now, cancel);
        else
            // What was not compared because nobody answered costs no try.
            await RefuseAsync(
                visit,
                verdict,
                verdict == FingerVerdict.Unavailable ? visit.Fingers - 1 : visit.Fingers,
                "",
                now,
                cancel
            );
        return null;
    }

    private async Task<(FingerVerdict, AttestedName?)> AskAsync(KioskVisit visit, CancellationToken cancel)
    {
        var number = sealer.Open(visit.NumberSealed, KioskVisit.NumberAt(visit.Id));
        var person = IdentityNumber.Parse(number).Match(x => x, _ => throw new InvalidDataException());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(AgencySeconds));
        try
        {
            var verdict = await fingerprints.VerifyAsync(person, visit.Capture!, deadline.Token);
            if (verdict != FingerVerdict.Yes)
                return (verdict, null);
            var name = await fingerprints.NameAsync(person, visit.Capture!, deadline.Token);
            return name is null ? (FingerVerdict.Unavailable, null) : (FingerVerdict.Yes, name);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (FingerVerdict.Unavailable, null);
        }
    }

    private async Task VerifyAsync(KioskVisit visit, AttestedName name, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await OfAsync(visit, cancel);
        var made = account is null ? Seal(visit, name) : null;
        var verified = await Asked(visit)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Capture, (byte[]?)null)
                        .SetProperty(x => x.Verdict, FingerVerdict.Yes)
                        .SetProperty(x => x.VerifiedAt, now)
                        .SetProperty(x => x.NameSealed, made)
                        .SetProperty(x => x.AccountId, account == null ? null : account.Id)
                        .SetProperty(x => x.AccountVersion, account == null ? 0 : account.Version),
                cancel
            );
        if (verified != 1)
            return;
        await budgets.ResetAsync(visit.IdentityKey, GuessKind.Finger, cancel);
        if (account is not null)
        {
            await cases.DecideByFingerprintAsync(account.Id, visit.Id, visit.KioskId, now, cancel);
            db.AuditRecords.Add(
                AuditRecord.New(
                    Acts.FingerVerified,
                    account.Id,
                    Actor.Kiosk,
                    visit.Id,
                    now,
                    proofs: "fingerprint",
                    officer: visit.KioskId
                )
            );
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // No verdict is that of a finger that was not put to the agency: the person's guesses are spent.
    private async Task RefuseAsync(
        KioskVisit visit,
        FingerVerdict? verdict,
        int fingers,
        string reason,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var refused = await Asked(visit)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Capture, (byte[]?)null)
                        .SetProperty(x => x.Verdict, verdict)
                        .SetProperty(x => x.Fingers, fingers),
                cancel
            );
        var account = await OfAsync(visit, cancel);
        if (refused == 1 && verdict is FingerVerdict.No or null && account is not null)
            db.AuditRecords.Add(
                AuditRecord.New(
                    Acts.FingerRefused,
                    account.Id,
                    Actor.Claimant,
                    visit.Id,
                    now,
                    reason: reason,
                    officer: visit.KioskId
                )
            );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // Of two workers with one message the first answers, the second finds nothing to do.
    private IQueryable<KioskVisit> Asked(KioskVisit visit) =>
        db.KioskVisits.Where(x => x.Id == visit.Id && x.EndedAt == null && x.Capture == visit.Capture);

    private Task<SubscriberAccount?> OfAsync(KioskVisit visit, CancellationToken cancel)
    {
        var number = find.ByNumber(sealer.Open(visit.NumberSealed, KioskVisit.NumberAt(visit.Id)));
        return db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.NumberIndex == number.InUse || x.NumberIndex == number.Other, cancel);
    }

    private byte[] Seal(KioskVisit visit, AttestedName name) =>
        sealer.Seal(JsonSerializer.Serialize(name), KioskVisit.NameAt(visit.Id));
}
