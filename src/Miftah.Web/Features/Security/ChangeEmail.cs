using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Security;

/// <summary>
/// Adds, changes and removes the address for notices. A code sent to it proves it; it is never a factor and proves
/// nothing in a recovery. Each change is told to the mobile, the new and the former address.
/// </summary>
public sealed class ChangeEmail(
    MiftahDb db,
    PersonalDataSeal personal,
    SubjectSealer subject,
    BlindIndex index,
    QueueMail mail,
    Notify notify,
    TimeProvider clock
)
{
    public static readonly Refusal NoMatch = new("email.code-refused");
    private static readonly Refusal TooMany = new("email.too-many");

    /// <summary>Sends a code to the address; a former code ends.</summary>
    /// <returns>Null when the code is promised.</returns>
    public async Task<Refusal?> BeginAsync(
        Session session,
        SubscriberAccount account,
        EmailAddress address,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(address);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The row first: of parallel requests each counts what the other sent.
        if (!await db.LockOpenAsync(account.Id, account.Version, cancel))
            return ChangeAuthenticators.Closed;
        var since = now.AddHours(-EmailClaim.WindowHours);
        var claims = db.EmailClaims.Where(x => x.AccountId == account.Id);
        if (await claims.CountAsync(x => x.MadeAt > since, cancel) >= EmailClaim.ClaimsMax)
            return TooMany;
        await claims
            .Where(x => x.UsedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.UsedAt, now).SetProperty(x => x.AddressSealed, (byte[]?)null),
                cancel
            );
        var (id, code) = (RowId.New(now), Secrets.NewCode());
        var endsAt = now.AddMinutes(EmailClaim.LifetimeMinutes);
        var plain = System.Text.Encoding.UTF8.GetBytes(address.Value);
        db.EmailClaims.Add(
            new()
            {
                Id = id,
                AccountId = account.Id,
                SessionId = session.Id,
                AddressSealed = subject.Seal(account.DataKey, EmailClaim.AddressAt(id), plain),
                CodeHash = OneTimeCode.Hash(index, id, code),
                MadeAt = now,
                EndsAt = endsAt,
            }
        );
        mail.AddCode(code, address.Value, account.Language, endsAt);
        Record(Acts.EmailCodeSent, session, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The code: counted, then compared; of two right posts one wins.</summary>
    public async Task<Refusal?> ConfirmAsync(
        Session session,
        SubscriberAccount account,
        string code,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(account);
        var now = clock.Now();
        var open = Open(session, now);
        if (
            await open.Where(x => x.Tries < EmailClaim.TriesMax)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Tries, x => x.Tries + 1), cancel) != 1
        )
            return NoMatch;
        var claim = await open.AsNoTracking().FirstOrDefaultAsync(cancel);
        if (claim is null || !OneTimeCode.Matches(index, claim.Id, code, claim.CodeHash))
        {
            Record(Acts.EmailCodeRefused, session, now);
            await db.SaveChangesAsync(cancel);
            return NoMatch;
        }
        var address = subject.Open(account.DataKey, EmailClaim.AddressAt(claim.Id), claim.AddressSealed!);
        return await StoreAsync(session, account, System.Text.Encoding.UTF8.GetString(address), now, cancel);
    }

    /// <summary>Takes the address off the account.</summary>
    public Task<Refusal?> RemoveAsync(Session session, SubscriberAccount account, CancellationToken cancel) =>
        StoreAsync(session, account, address: null, clock.Now(), cancel);

    /// <summary>The claim of this session whose code can still be taken.</summary>
    internal IQueryable<EmailClaim> Open(Session session, DateTime now) =>
        db.EmailClaims.Where(x =>
            x.AccountId == session.AccountId && x.SessionId == session.Id && x.UsedAt == null && x.EndsAt > now
        );

    private async Task<Refusal?> StoreAsync(
        Session session,
        SubscriberAccount account,
        string? address,
        DateTime now,
        CancellationToken cancel
    )
    {
        var person = personal.Open(account);
        var made = personal.Close(account.DataKey!, person with { Email = address });
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.ChangeGuardedAsync(account, now, cancel))
            return ChangeAuthenticators.Closed;
        var used = await Open(session, now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.UsedAt, now).SetProperty(x => x.AddressSealed, (byte[]?)null),
                cancel
            );
        if (address is not null && used != 1)
            return NoMatch;
        await db
            .Accounts.Where(x => x.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.PersonalSealed, made), cancel);
        await db
            .Sessions.Where(x => x.AccountId == account.Id && x.EndedAt == null && x.Id != session.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);
        var (act, purpose) = (person.Email, address) switch
        {
            (_, null) => (Acts.EmailRemoved, SmsPurpose.EmailRemoved),
            (null, _) => (Acts.EmailAdded, SmsPurpose.EmailAdded),
            _ => (Acts.EmailChanged, SmsPurpose.EmailChanged),
        };
        Record(act, session, now);
        var changed = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == account.Id, cancel);
        notify.Tell(changed, purpose, now, person.Email == address ? null : person.Email);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private void Record(string act, Session session, DateTime now) =>
        db.AuditRecords.Add(
            AuditRecord.New(act, session.AccountId, Actor.Subscriber, session.Id, now, device: session.DeviceLabel)
        );
}
