using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Authenticators.Staff;

/// <summary>The passkeys of staff.</summary>
public sealed class StaffPasskeys(MiftahDb db) : ReadOnlyPasskeys<StaffAccount>
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        StaffAccount user,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        var all = await db.StaffPasskeys.AsNoTracking().Where(x => x.StaffId == user.Id).ToListAsync(cancellationToken);
        return [.. all.Select(Info)];
    }

    public override Task<StaffAccount?> FindByPasskeyIdAsync(
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        db
            .StaffAccounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x => db.StaffPasskeys.Any(p => p.StaffId == x.Id && p.DeviceKeyId == credentialId),
                cancellationToken
            );

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        StaffAccount user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        var found = await db
            .StaffPasskeys.AsNoTracking()
            .SingleOrDefaultAsync(x => x.StaffId == user.Id && x.DeviceKeyId == credentialId, cancellationToken);
        return found is null ? null : Info(found);
    }

    protected override Guid IdOf(StaffAccount owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner.Id;
    }

    protected override Task<StaffAccount?> FindAsync(Guid id, CancellationToken cancel) =>
        db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancel);

    private static UserPasskeyInfo Info(StaffPasskey it) =>
        Info(it.DeviceKeyId, it.PublicKey, it.SignCount, it.Transports, it.IsBackupEligible, it.IsBackedUp);
}
