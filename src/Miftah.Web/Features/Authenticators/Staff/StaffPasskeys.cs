using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Authenticators.Staff;

/// <summary>Shows the framework's passkey handler the rows of staff, to read.</summary>
public sealed class StaffPasskeys(MiftahDb db) : IUserPasskeyStore<StaffAccount>
{
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var all = await db.StaffPasskeys.AsNoTracking().Where(x => x.StaffId == user.Id).ToListAsync(cancellationToken);
        return [.. all.Select(Info)];
    }

    public Task<StaffAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        db
            .StaffAccounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x => db.StaffPasskeys.Any(p => p.StaffId == x.Id && p.DeviceKeyId == credentialId),
                cancellationToken
            );

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
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

    /// <summary>The name that the device knows the member by: their id, which says nothing.</summary>
    public Task<string> GetUserIdAsync(StaffAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(HandleOf(user));

    public Task<StaffAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "N", out var id)
            ? db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken)
            : Task.FromResult<StaffAccount?>(null);

    internal static string HandleOf(StaffAccount account) => account.Id.ToString("N", CultureInfo.InvariantCulture);

    public void Dispose() { }

    private static UserPasskeyInfo Info(StaffPasskey it) =>
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

    public Task<string?> GetUserNameAsync(StaffAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(HandleOf(user));

    public Task<string?> GetNormalizedUserNameAsync(StaffAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(HandleOf(user));

    public Task AddOrUpdatePasskeyAsync(
        StaffAccount user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) => throw ReadOnly();

    public Task RemovePasskeyAsync(StaffAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetUserNameAsync(StaffAccount user, string? userName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task SetNormalizedUserNameAsync(
        StaffAccount user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(StaffAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(StaffAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(StaffAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The framework only reads staff here.");
}
