using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Staff;

/// <summary>Takes an invitation, once, and binds the passkey that was made with it.</summary>
public sealed class JoinStaff(MiftahDb db, StaffPersonalSeal seal, BlindIndex index, TimeProvider clock)
{
    /// <summary>Used, over, or never made: nothing tells them apart.</summary>
    internal static readonly Refusal Dead = new("staff.join-dead");
    internal static readonly Refusal NameEmpty = new("staff.name-empty");
    private static readonly Refusal Taken = new("staff.join-refused");

    /// <summary>Longer ones are no invitation's, and are not hashed.</summary>
    private const int SecretLengthMax = 100;

    public Task<StaffInvitation?> FindAsync(string? secret, CancellationToken cancel)
    {
        var now = clock.Now();
        var hash = Secrets.Hash(secret is { Length: <= SecretLengthMax } ? secret : "");
        return db
            .StaffInvitations.AsNoTracking()
            .SingleOrDefaultAsync(x => x.TokenHash == hash && x.UsedAt == null && x.EndsAt > now, cancel);
    }

    /// <returns>Null when the member may sign in with the key from now on.</returns>
    public async Task<Refusal?> TryAsync(
        StaffInvitation invitation,
        UserPasskeyInfo key,
        StaffPersonal? personal,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(invitation);
        ArgumentNullException.ThrowIfNull(key);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await TakeAsync(invitation.Id, now, cancel) || !await ActivateAsync(invitation.StaffId, cancel))
            return Dead;
        if (personal is not null)
            await NameAsync(invitation.StaffId, personal, cancel);
        db.StaffPasskeys.Add(
            new()
            {
                Id = RowId.New(now),
                StaffId = invitation.StaffId,
                DeviceKeyId = key.CredentialId,
                PublicKey = key.PublicKey,
                SignCount = key.SignCount,
                Transports = string.Join(',', key.Transports ?? []),
                IsBackupEligible = key.IsBackupEligible,
                IsBackedUp = key.IsBackedUp,
                BoundAt = now,
            }
        );
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.StaffJoined,
                invitation.StaffId,
                Actor.Officer,
                invitation.Id,
                now,
                "invitation",
                DeviceLabel.Of(http),
                officer: invitation.StaffId
            )
        );
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (db.IsDuplicate(failure))
        {
            return Taken; // The key is somebody's already.
        }
        await transaction.CommitAsync(cancel);
        return null;
    }

    internal static string? NameOf(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= StaffPersonal.NameLengthMax } name ? name : null;

    // One conditional statement: of two posts one joins. The first one is nothing once anybody has joined.
    private async Task<bool> TakeAsync(Guid id, DateTime now, CancellationToken cancel) =>
        await db
            .StaffInvitations.Where(x =>
                x.Id == id
                && x.UsedAt == null
                && x.EndsAt > now
                && (!x.IsFirst || !db.StaffAccounts.Any(a => a.State != StaffState.Invited))
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel) == 1;

    private async Task<bool> ActivateAsync(Guid staff, CancellationToken cancel) =>
        await db
            .StaffAccounts.Where(x => x.Id == staff && x.State == StaffState.Invited)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, StaffState.Active), cancel) == 1;

    private Task<int> NameAsync(Guid staff, StaffPersonal personal, CancellationToken cancel)
    {
        var (numberKey, made) = (StaffAccount.KeyOf(index, personal.IdentityNumber), seal.Close(staff, personal));
        return db
            .StaffAccounts.Where(x => x.Id == staff)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.NumberKey, numberKey).SetProperty(x => x.PersonalSealed, made),
                cancel
            );
    }
}
