using Microsoft.EntityFrameworkCore;
using Miftah.Data.Audit;
using Miftah.Data.Identity;
using Miftah.Data.Kiosk;
using Miftah.Domain.Casework;
using Miftah.Domain.Contact;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Messaging;
using Miftah.Domain.SignIn;

namespace Miftah.Data;

/// <summary>Removes what has outlived its use. How long each table keeps a row is here and nowhere else.</summary>
public sealed class Upkeep(MiftahDb db)
{
    /// <summary>Ended attempts and sessions stay this long for the support desk's questions, in days.</summary>
    public const int EndedKeptDays = 30;

    /// <summary>A budget that was not touched for this long holds no guess inside any window, in days.</summary>
    public const int BudgetKeptDays = 31;

    /// <summary>The same for a question with few answers, whose window is a year, in days.</summary>
    public const int QuestionKeptDays = 366;

    /// <summary>
    /// Cases that ended, with their verdicts, and looks stay this long for questions and audits, in days.
    /// </summary>
    public const int CaseKeptDays = 730;

    /// <summary>Deletes all that is over.</summary>
    public async Task SweepAsync(DateTime now, CancellationToken cancel)
    {
        var ended = now.AddDays(-EndedKeptDays);
        await db.RecoveryAttempts.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.EnrolmentAttempts.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.SignInAttempts.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.NumberChanges.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.Sessions.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.SmsMessages.Where(x => x.CreatedAt < ended).ExecuteDeleteAsync(cancel);
        await db.MailMessages.Where(x => x.CreatedAt < ended).ExecuteDeleteAsync(cancel);
        await db.EmailClaims.Where(x => x.MadeAt < now.AddHours(-EmailClaim.WindowHours)).ExecuteDeleteAsync(cancel);
        await db.SmsCounts.Where(x => x.StartsAt < ended).ExecuteDeleteAsync(cancel);
        await db.SignInRecords.Where(x => x.At < now.AddDays(-SignInRecord.KeptDays)).ExecuteDeleteAsync(cancel);
        await db.SpentChallenges.Where(x => x.EndsAt < now).ExecuteDeleteAsync(cancel);
        await db.PasskeyChallenges.Where(x => x.EndsAt < now).ExecuteDeleteAsync(cancel);
        await db.FreezeLinks.Where(x => x.EndsAt < now).ExecuteDeleteAsync(cancel);
        await db.KioskMessages.Where(x => x.At < now.AddMinutes(-KioskMessage.KeptMinutes)).ExecuteDeleteAsync(cancel);
        await db.KioskVisits.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.StaffSessions.Where(x => x.StartedAt < ended).ExecuteDeleteAsync(cancel);
        await db.StaffChanges.Where(x => x.AskedAt < ended).ExecuteDeleteAsync(cancel);
        await db.StaffInvitations.Where(x => x.EndsAt < ended).ExecuteDeleteAsync(cancel);
        var written = now.AddDays(-ContactMessage.KeptDays);
        await db.ContactMessages.Where(x => (x.EndedAt ?? x.ReceivedAt) < written).ExecuteDeleteAsync(cancel);
        var unused = now.AddDays(-KnownDevice.LifetimeDays);
        await db.KnownDevices.Where(x => x.LastSeenAt < unused).ExecuteDeleteAsync(cancel);
        await SweepCasesAsync(now, cancel);
        await SweepBudgetsAsync(now, cancel);
        await WipeForgottenAsync(now, cancel);
        await WipeMessagesAsync(now, cancel);
        // Records themselves are kept for good; after seven years they no longer say whom they were about.
        await new EraseRecords(db).OldAsync(now, cancel);
    }

    // A case that nobody finished is over, and what it held sealed goes with it.
    private async Task SweepCasesAsync(DateTime now, CancellationToken cancel)
    {
        var unfinished = now.AddDays(-Case.LifetimeDays);
        await db
            .Cases.Where(x => x.EndedAt == null && x.OpenedAt < unfinished)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, CaseState.Expired)
                        .SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.NamesSealed, (byte[]?)null),
                cancel
            );
        var old = now.AddDays(-CaseKeptDays);
        await db.VetoLinks.Where(x => x.EndsAt < now).ExecuteDeleteAsync(cancel);
        await db.Decisions.Where(x => x.At < old).ExecuteDeleteAsync(cancel);
        await db.Looks.Where(x => x.At < old).ExecuteDeleteAsync(cancel);
        await db.LookStops.Where(x => x.LiftedAt < old).ExecuteDeleteAsync(cancel);
        await db.Cases.Where(x => x.EndedAt < old).ExecuteDeleteAsync(cancel);
    }

    // What still lies in a window stays: a month, or a year for a question with few answers. A run of failures without
    // a success stays as long as the account; for names that nobody has, and for the erased, it goes after a year.
    private async Task SweepBudgetsAsync(DateTime now, CancellationToken cancel)
    {
        var month = now.AddDays(-BudgetKeptDays);
        var year = now.AddDays(-QuestionKeptDays);
        // Of an erased person only the shell is left, without a data key.
        var keyed = db.Accounts.Where(a => db.DataKeys.Any(k => k.SubjectId == a.Id));
        await db
            .GuessBudgets.Where(x =>
                (x.T1 == null || x.T1 < month)
                && x.Kind != GuessKind.RecoveryQuestion
                && (x.Consecutive == 0 || (x.Kind != GuessKind.Password && x.Kind != GuessKind.Finger))
            )
            .ExecuteDeleteAsync(cancel);
        await db
            .GuessBudgets.Where(x => (x.T1 == null || x.T1 < year) && !keyed.Any(a => a.IdentityKey == x.Key))
            .ExecuteDeleteAsync(cancel);
    }

    // A message that was given up keeps nothing readable past its end.
    private async Task WipeMessagesAsync(DateTime now, CancellationToken cancel)
    {
        await db
            .SmsMessages.Where(x => x.EndsAt < now && x.TextSealed != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.TextSealed, (byte[]?)null)
                        .SetProperty(x => x.ToSealed, (byte[]?)null)
                        .SetProperty(x => x.Status, SmsStatus.Dead),
                cancel
            );
        await db
            .MailMessages.Where(x => x.EndsAt < now && x.TextSealed != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.TextSealed, (byte[]?)null)
                        .SetProperty(x => x.ToSealed, (byte[]?)null)
                        .SetProperty(x => x.Status, MailStatus.Ended),
                cancel
            );
    }

    // Attempts that nobody finished: what the claimant said is wiped as soon as the attempt is over.
    private async Task WipeForgottenAsync(DateTime now, CancellationToken cancel)
    {
        var left = now.AddMinutes(-KioskVisit.LifetimeMinutes);
        await db.KioskVisits.Where(x => x.StartedAt < left).EndAsync(now, cancel);
        await db
            .RecoveryAttempts.Where(x => x.LifeEndsAt < now && (x.ClaimSealed != null || x.AnswerSealed != null))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.ClaimSealed, (byte[]?)null)
                        .SetProperty(x => x.AnswerSealed, (byte[]?)null)
                        .SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            );
        await db
            .EnrolmentAttempts.Where(x => x.LifeEndsAt < now && (x.ClaimSealed != null || x.AnswerSealed != null))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.ClaimSealed, (byte[]?)null)
                        .SetProperty(x => x.AnswerSealed, (byte[]?)null)
                        .SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            );
    }
}
