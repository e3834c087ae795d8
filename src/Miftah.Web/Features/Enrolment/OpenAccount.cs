using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Passwords;
using Miftah.Web.Doors;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Opens the account, once, at low assurance: it claims the identity number and does not have it. In the same
/// transaction an account that was never activated gives the proved mobile back, the record is written and the notice
/// promised.
/// </summary>
public sealed class OpenAccount(
    MiftahDb db,
    AccountIndex find,
    SubjectSealer sealer,
    PersonalDataSeal personal,
    IPasswordHasher hasher,
    EraseAccount erase,
    RememberBrowser remember,
    Notify notify,
    TimeProvider clock
)
{
    /// <summary>The attempt ended meanwhile, or an activated account got the number or the mobile.</summary>
    public static readonly Refusal AttemptEnded = new("enrol.ended");

    /// <summary>Counts a question for a username before it is looked up.</summary>
    public async Task<Refusal?> AskForAsync(EnrolmentAttempt attempt, Username name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(name);
        var counted = await db
            .EnrolmentAttempts.Where(x =>
                x.Id == attempt.Id && x.EndedAt == null && x.UsernameChecks < EnrolmentLimits.UsernameChecksMax
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsernameChecks, x => x.UsernameChecks + 1), cancel);
        if (counted != 1)
            return EnrolmentAttempt.UsernameChecksSpent;
        return await IsTakenAsync(name, cancel) ? EnrolmentAttempt.UsernameTaken : null;
    }

    public async Task<Result<EnrolmentStep>> TryAsync(
        EnrolmentAttempt attempt,
        EnrolmentAttempt.Claim claim,
        Username name,
        string password,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(name);
        var hash = await hasher.HashAsync(password, cancel);
        var now = clock.Now();
        var account = Account(claim, name, hash, now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            !await FinishAsync(attempt.Id, account.Id, now, cancel)
            || await FreeMobileAsync(claim, now, cancel) is not { } gaveWay
        )
            return AttemptEnded;
        db.Accounts.Add(account);
        var device = await remember.BrowserAsync(http, account.Id, account.IdentityKey, now, cancel);
        notify.Tell(account, SmsPurpose.AccountOpened, now);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.AccountOpened,
                account.Id,
                Actor.Claimant,
                attempt.Id,
                now,
                proofs: "challenge,document,sms-code",
                device: DeviceLabel.Of(http)
            )
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (db.IsDuplicate(failure))
        {
            // Somebody took the name, or proved the same mobile, in between.
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return await IsTakenAsync(name, cancel) ? EnrolmentAttempt.UsernameTaken : AttemptEnded;
        }
        await transaction.CommitAsync(cancel);
        if (gaveWay)
            await db.ForgetDeletedAsync(cancel);
        remember.Write(http, device);
        return EnrolmentStep.Done;
    }

    private SubscriberAccount Account(EnrolmentAttempt.Claim claim, Username name, string hash, DateTime now)
    {
        var id = RowId.New(now);
        var key = sealer.NewKey(id, now);
        // The registry's names come with activation: until then the account shows no facts.
        var data = new PersonalData(claim.IdentityNumber, claim.Mobile, "", "", name.Value);
        var found = find.Of(data);
        return new()
        {
            Id = id,
            IdentityKey = Secrets.NewKey(),
            NumberIndex = Secrets.NewKey(),
            ClaimIndex = found.Number,
            MobileIndex = found.Mobile,
            UsernameIndex = found.Username,
            IndexVersion = find.Version,
            PasswordHash = hash,
            DataKey = key,
            PersonalSealed = personal.Close(key, data),
            State = AccountState.LowAssurance,
            Language = claim.Language,
            CreatedAt = now,
        };
    }

    // Of two posts one finishes the attempt; the other finds it ended.
    private async Task<bool> FinishAsync(Guid attempt, Guid account, DateTime now, CancellationToken cancel) =>
        await db
            .EnrolmentAttempts.Where(x =>
                x.Id == attempt && x.CodeUsedAt != null && x.EndedAt == null && x.LifeEndsAt > now
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.OpenedAt, now)
                        .SetProperty(x => x.AccountId, account)
                        .SetProperty(x => x.ClaimSealed, (byte[]?)null),
                cancel
            ) == 1;

    // Whether an account gave way; null where an activated one has the mobile or the number by now.
    private async Task<bool?> FreeMobileAsync(EnrolmentAttempt.Claim claim, DateTime now, CancellationToken cancel)
    {
        var (number, mobile) = (find.ByNumber(claim.IdentityNumber), find.ByMobile(claim.Mobile));
        var former = await db
            .Accounts.AsNoTracking()
            .Where(x =>
                x.MobileIndex == mobile.InUse
                || x.MobileIndex == mobile.Other
                || x.NumberIndex == number.InUse
                || x.NumberIndex == number.Other
            )
            .Select(x => new { x.Id, IsClaim = x.ClaimIndex != null })
            .ToListAsync(cancel);
        if (former.Exists(x => !x.IsClaim))
            return null;
        foreach (var it in former)
            await erase.WithinAsync(it.Id, Reasons.Superseded, now, cancel);
        return former.Count > 0;
    }

    private Task<bool> IsTakenAsync(Username name, CancellationToken cancel)
    {
        var key = find.ByUsername(name.Value);
        return db.Accounts.AnyAsync(x => x.UsernameIndex == key.InUse || x.UsernameIndex == key.Other, cancel);
    }
}
