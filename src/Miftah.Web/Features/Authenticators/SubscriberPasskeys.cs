using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Shows the framework's passkey handler our rows, to read. What it may not do here it cannot: passkeys are bound, used
/// and ended by our own acts, with their record and notice.
/// </summary>
public sealed class SubscriberPasskeys(MiftahDb db) : IUserPasskeyStore<SubscriberAccount>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        SubscriberAccount user,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        var all = await Open.Where(x => x.AccountId == user.Id).ToListAsync(cancellationToken);
        return [.. all.Select(Info)];
    }

    public Task<SubscriberAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var passkeys = Open;
        return db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x => passkeys.Any(p => p.AccountId == x.Id && p.DeviceKeyId == credentialId),
                cancellationToken
            );
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
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

    /// <summary>The name that the device knows the account by: its id, which says nothing.</summary>
    public Task<string> GetUserIdAsync(SubscriberAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(HandleOf(user));

    public Task<SubscriberAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "N", out var id)
            ? db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken)
            : Task.FromResult<SubscriberAccount?>(null);

    internal static string HandleOf(SubscriberAccount account) =>
        account.Id.ToString("N", CultureInfo.InvariantCulture);

    public void Dispose() { }

    private IQueryable<Passkey> Open =>
        db.Passkeys.AsNoTracking().Where(x => db.Authenticators.Any(a => a.Id == x.Id && a.EndedAt == null));

    private static UserPasskeyInfo Info(Passkey it) =>
        new(
            it.DeviceKeyId,
            it.PublicKey,
            createdAt: DateTimeOffset.UnixEpoch,
            signCount: (uint)it.SignCount,
            transports: it.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
            isUserVerified: true,
            isBackupEligible: it.IsBackupEligible,
            isBackedUp: it.IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        );

    public Task<string?> GetUserNameAsync(SubscriberAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(HandleOf(user));

    public Task<string?> GetNormalizedUserNameAsync(SubscriberAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(HandleOf(user));

    public Task AddOrUpdatePasskeyAsync(
        SubscriberAccount user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) => throw ReadOnly();

    public Task RemovePasskeyAsync(SubscriberAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetUserNameAsync(SubscriberAccount user, string? userName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetNormalizedUserNameAsync(
        SubscriberAccount user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(SubscriberAccount user, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(SubscriberAccount user, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(SubscriberAccount user, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task<SubscriberAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The framework only reads accounts here.");
}
