using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Miftah.Data.Audit;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;

namespace Miftah.Data.Identity;

/// <summary>
/// Erases a person by destroying their data key: what was sealed under it is unreadable in every copy. The account
/// stays as a closed shell that nobody finds, so that the audit log stays whole; its records no longer say whom they
/// were about; the person may enrol anew.
/// </summary>
public sealed class EraseAccount(MiftahDb db, Sealer sealer, PersonalDataSeal personal)
{
    private static readonly MethodInfo DeleteOf = typeof(EraseAccount).GetMethod(
        nameof(DeleteAsync),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    /// <returns>False when there is no such account, or it was erased before.</returns>
    public async Task<bool> RunAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            if (!await WithinAsync(id, Reasons.Operator, now, cancel))
                return false;
            await transaction.CommitAsync(cancel);
        }
        await db.ForgetDeletedAsync(cancel);
        return true;
    }

    /// <summary>
    /// The same in the caller's transaction, who lets the engine forget once it is committed.
    /// </summary>
    public async Task<bool> WithinAsync(Guid id, string reason, DateTime now, CancellationToken cancel)
    {
        var before = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancel);
        if (!await EmptyAsync(id, cancel))
            return false;
        await DeleteWaitingSmsAsync(before!, cancel);
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == id, cancel);
        await db.EndAllAccessAsync(account, now, cancel);
        await DeleteAllAsync(account, cancel);
        await new EraseRecords(db).OfAsync(id, now, cancel);
        db.AuditRecords.Add(AuditRecord.New(Acts.Erased, id, Actor.System, id, now, reason: reason));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    // The former indexes are replaced by random bytes: the number, the mobile and the name are free again.
    private async Task<bool> EmptyAsync(Guid id, CancellationToken cancel)
    {
        var (number, mobile, username) = (Secrets.NewKey(), Secrets.NewKey(), Secrets.NewKey());
        return await db
                .Accounts.Where(x => x.Id == id && db.DataKeys.Any(k => k.SubjectId == id))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.State, AccountState.Closed)
                            .SetProperty(x => x.NumberIndex, number)
                            .SetProperty(x => x.ClaimIndex, (byte[]?)null)
                            .SetProperty(x => x.MobileIndex, mobile)
                            .SetProperty(x => x.UsernameIndex, username)
                            .SetProperty(x => x.PersonalSealed, Array.Empty<byte>())
                            .SetProperty(x => x.PasswordHash, "")
                            .SetProperty(x => x.HoldEndsAt, (DateTime?)null)
                            .SetProperty(x => x.Version, x => x.Version + 1),
                    cancel
                ) == 1;
    }

    // Messages name nobody: those that still wait for this mobile are found by opening them. Where somebody else has
    // the same mobile they stay, as nothing tells whose they are; they go out, or are wiped at their end.
    private async Task DeleteWaitingSmsAsync(SubscriberAccount before, CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(x => x.MobileIndex == before.MobileIndex, cancel))
            return;
        var mobile = personal.Open(before).Mobile;
        var waiting = await db
            .SmsMessages.Where(x => x.ToSealed != null)
            .Select(x => new { x.Id, x.ToSealed })
            .ToListAsync(cancel);
        foreach (var sms in waiting.Where(x => sealer.Open(x.ToSealed, SmsMessage.ToAt(x.Id)) == mobile))
        {
            await db.SmsMessages.Where(x => x.Id == sms.Id).ExecuteDeleteAsync(cancel);
            await db.Outbox.Where(x => x.SubjectId == sms.Id).ExecuteDeleteAsync(cancel);
        }
    }

    // Whatever names the account goes, whichever table it is in; only the audit log stays.
    private async Task DeleteAllAsync(SubscriberAccount account, CancellationToken cancel)
    {
        await db.DataKeys.Where(x => x.SubjectId == account.Id).ExecuteDeleteAsync(cancel);
        await db
            .RecoveryAttempts.Where(x => x.IdentityKey == account.IdentityKey || x.AccountId == account.Id)
            .ExecuteDeleteAsync(cancel);
        await db.EnrolmentAttempts.Where(x => x.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        await db.KioskVisits.Where(x => x.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(x => x.SubjectId == account.Id).ExecuteDeleteAsync(cancel);
        await db.SignInRecords.Where(x => x.Key == account.IdentityKey).ExecuteDeleteAsync(cancel);
        await db
            .SavedCodes.Where(x => db.Authenticators.Any(a => a.Id == x.SetId && a.AccountId == account.Id))
            .ExecuteDeleteAsync(cancel);
        foreach (var table in db.Model.GetEntityTypes().Where(x => x.ClrType != typeof(AuditRecord)))
            if (table.FindProperty(AccountId)?.ClrType == typeof(Guid))
                await (Task)DeleteOf.MakeGenericMethod(table.ClrType).Invoke(this, [account.Id, cancel])!;
    }

    private Task<int> DeleteAsync<T>(Guid id, CancellationToken cancel)
        where T : class => db.Set<T>().Where(x => EF.Property<Guid>(x, AccountId) == id).ExecuteDeleteAsync(cancel);

    private const string AccountId = nameof(Session.AccountId);
}
