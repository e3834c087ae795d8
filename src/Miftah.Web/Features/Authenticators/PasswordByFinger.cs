using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Messaging;
using Miftah.Domain.Passwords;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// A new password within a visit at a kiosk, typed there or on the person's own phone: written once, without a hold.
/// </summary>
public sealed class PasswordByFinger(MiftahDb db, ReplacePassword replace, Notify notify, TimeProvider clock)
{
    /// <summary>The visit ended, the link was used, or the account was changed in another way.</summary>
    public static readonly Refusal Over = new("visit.over");

    /// <param name="visit">Its finger was verified.</param>
    /// <param name="account">Its account, as it was read.</param>
    /// <param name="password">Checked by <see cref="NewPasswordRules"/>.</param>
    /// <param name="link">The hash of the link it came by; null at the kiosk itself.</param>
    /// <param name="device">Browser and system family of the phone; empty at the kiosk.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>Null when it is written.</returns>
    public async Task<Refusal?> RunAsync(
        KioskVisit visit,
        SubscriberAccount account,
        string password,
        byte[]? link,
        string device,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(account);
        if (await replace.HashAsync(account, password, cancel) is not { } hash)
            return PasswordRules.Former;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await TakeAsync(visit, link, now, cancel))
            return Over;
        if (!await replace.WriteAsync(account, visit.AccountVersion, hash, holdEndsAt: null, cancel))
            return Over;
        await replace.EndFormerAsync(account, now, cancel);
        notify.Tell(account, SmsPurpose.PasswordChanged, now);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.PasswordSet,
                account.Id,
                Actor.Kiosk,
                visit.Id,
                now,
                proofs: "fingerprint",
                device: device,
                officer: visit.KioskId
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    // Once: of two posts, or of the phone and the kiosk, one takes the task; the link is spent with it.
    private async Task<bool> TakeAsync(KioskVisit visit, byte[]? link, DateTime now, CancellationToken cancel)
    {
        var mine = db.KioskVisits.Where(x =>
            x.Id == visit.Id
            && x.EndedAt == null
            && x.VerifiedAt != null
            && x.Task == VisitTask.NewPassword
            && x.AccountVersion == visit.AccountVersion
        );
        if (link is not null)
            mine = mine.Where(x => x.LinkHash == link && x.LinkEndsAt > now);
        return await mine.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Task, (VisitTask?)null)
                        .SetProperty(x => x.Done, VisitTask.NewPassword)
                        .SetProperty(x => x.AccountVersion, x => x.AccountVersion + 1)
                        .SetProperty(x => x.LinkHash, (byte[]?)null)
                        .SetProperty(x => x.LinkEndsAt, (DateTime?)null)
                        .SetProperty(x => x.LastSeenAt, now),
                cancel
            ) == 1;
    }
}
