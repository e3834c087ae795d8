using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Shows the framework's passkey handler our rows, to read. What it may not do here it cannot: passkeys are bound, used
/// and ended by our own acts, with their record and notice.
/// </summary>
public abstract class ReadOnlyPasskeys<TOwner> : IUserPasskeyStore<TOwner>
    where TOwner : class
{
    public abstract Task<IList<UserPasskeyInfo>> GetPasskeysAsync(TOwner user, CancellationToken cancellationToken);

    public abstract Task<TOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken);

    public abstract Task<UserPasskeyInfo?> FindPasskeyAsync(
        TOwner user,
        byte[] credentialId,
        CancellationToken cancellationToken
    );

    protected abstract Guid IdOf(TOwner owner);

    protected abstract Task<TOwner?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The name that the device knows the owner by: their id, which says nothing.</summary>
    internal static string HandleOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    public Task<string> GetUserIdAsync(TOwner user, CancellationToken cancellationToken) =>
        Task.FromResult(HandleOf(IdOf(user)));

    public Task<TOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "N", out var id) ? FindAsync(id, cancellationToken) : Task.FromResult<TOwner?>(null);

    public Task<string?> GetUserNameAsync(TOwner user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(HandleOf(IdOf(user)));

    public Task<string?> GetNormalizedUserNameAsync(TOwner user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(HandleOf(IdOf(user)));

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>A stored key in the framework's form; what it does not ask for is left empty.</summary>
    protected static UserPasskeyInfo Info(
        byte[] deviceKeyId,
        byte[] publicKey,
        long signCount,
        string transports,
        bool isBackupEligible,
        bool isBackedUp
    )
    {
        ArgumentNullException.ThrowIfNull(transports);
        return new(
            deviceKeyId,
            publicKey,
            createdAt: DateTimeOffset.UnixEpoch,
            signCount: (uint)signCount,
            transports: transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
            isUserVerified: true,
            isBackupEligible: isBackupEligible,
            isBackedUp: isBackedUp,
            attestationObject: [],
            clientDataJson: []
        );
    }

    public Task AddOrUpdatePasskeyAsync(TOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task RemovePasskeyAsync(TOwner user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetUserNameAsync(TOwner user, string? userName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetNormalizedUserNameAsync(TOwner user, string? normalizedName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task<IdentityResult> CreateAsync(TOwner user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(TOwner user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(TOwner user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<TOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The framework only reads here.");
}
