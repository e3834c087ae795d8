using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>The passkeys of subscribers; of an authenticator that ended, none.</summary>
public sealed class SubscriberPasskeys(MiftahDb db) : ReadOnlyPasskeys<SubscriberAccount>
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        SubscriberAccount user,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        var all = await Open.Where(x => x.AccountId == user.Id).ToListAsync(cancellationToken);
        return [.. all.Select(Info)];
    }

    public override Task<SubscriberAccount?> FindByPasskeyIdAsync(
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        var passkeys = Open;
        return db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x => passkeys.Any(p => p.AccountId == x.Id && p.DeviceKeyId == credentialId),
                cancellationToken
            );
    }

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        SubscriberAccount user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        var found = await Open.SingleOrDefaultAsync(
            x => x.AccountId == user.Id && x.DeviceKeyId == credentialId,
            cancellationToken
        );
        return found is null ? null : Info(found);
    }

    protected override Guid IdOf(SubscriberAccount owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return owner.Id;
    }

    protected override Task<SubscriberAccount?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancel);

    private IQueryable<Passkey> Open =>
        db.Passkeys.AsNoTracking().Where(x => db.Authenticators.Any(a => a.Id == x.Id && a.EndedAt == null));

    private static UserPasskeyInfo Info(Passkey it) =>
        Info(it.DeviceKeyId, it.PublicKey, it.SignCount, it.Transports, it.IsBackupEligible, it.IsBackedUp);
}
