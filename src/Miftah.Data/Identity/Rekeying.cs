using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>What is still under a former key.</summary>
/// <param name="DataKeys">Data keys under an earlier master key.</param>
/// <param name="Accounts">Accounts that are found by an earlier index key.</param>
public sealed record LeftToRekey(int DataKeys, int Accounts)
{
    public bool IsNone => DataKeys == 0 && Accounts == 0;
}

/// <summary>
/// Moves rows from a former key to the one in use, a batch at a time, while the portal serves. Stopped at any moment,
/// it goes on with what is left; on several nodes at once, each row is moved by one.
/// </summary>
public sealed class Rekeying(MiftahDb db, SubjectSealer sealer, PersonalDataSeal personal, AccountIndex index)
{
    /// <summary>Rows in one transaction: the embedded engine has one writer, and a sign-in waits behind it.</summary>
    public const int BatchSize = 100;

    public async Task<LeftToRekey> LeftAsync(CancellationToken cancel) =>
        new(
            await db.DataKeys.CountAsync(x => x.MasterVersion < sealer.MasterVersion, cancel),
            await db.Accounts.CountAsync(x => x.IndexVersion < index.Version && x.DataKey != null, cancel)
        );

    /// <summary>
    /// Wraps the next data keys with the master key in use: those behind <paramref name="after"/>, where the former
    /// batch ended.
    /// </summary>
    /// <returns>The last row of the batch, or null when there is none left, and the rows that do not open.</returns>
    public async Task<(Guid? Last, int Damaged)> RewrapAsync(Guid after, CancellationToken cancel)
    {
        var batch = await db
            .DataKeys.AsNoTracking()
            .Where(x => x.MasterVersion < sealer.MasterVersion && x.SubjectId > after)
            .OrderBy(x => x.SubjectId)
            .Take(BatchSize)
            .ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var damaged = 0;
        foreach (var row in batch)
            damaged += await TryAsync(() => RewrapAsync(row, cancel)) ? 0 : 1;
        await transaction.CommitAsync(cancel);
        return (batch.LastOrDefault()?.SubjectId, damaged);
    }

    /// <summary>Writes the blind indexes of the next accounts under the index key in use.</summary>
    /// <returns>As above.</returns>
    public async Task<(Guid? Last, int Damaged)> ReindexAsync(Guid after, CancellationToken cancel)
    {
        var batch = await db
            .Accounts.AsNoTracking()
            .Where(x => x.IndexVersion < index.Version && x.DataKey != null && x.Id > after)
            .OrderBy(x => x.Id)
            .Take(BatchSize)
            .ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var damaged = 0;
        foreach (var account in batch)
            damaged += await TryAsync(() => ReindexAsync(account, cancel)) ? 0 : 1;
        await transaction.CommitAsync(cancel);
        return (batch.LastOrDefault()?.Id, damaged);
    }

    private Task<int> RewrapAsync(DataKey row, CancellationToken cancel)
    {
        var (wrapped, version) = sealer.Rewrap(row);
        return db
            .DataKeys.Where(x => x.SubjectId == row.SubjectId && x.MasterVersion == row.MasterVersion)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.Wrapped, wrapped).SetProperty(x => x.MasterVersion, version),
                cancel
            );
    }

    // Only the account as it was read: a mobile that was changed meanwhile was written under the key in use.
    private Task<int> ReindexAsync(SubscriberAccount account, CancellationToken cancel)
    {
        var found = index.Of(personal.Open(account));
        // What is only claimed stays apart from what names somebody.
        return db
            .Accounts.Where(x => x.Id == account.Id && x.PersonalSealed == account.PersonalSealed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.NumberIndex, x => x.ClaimIndex == null ? found.Number : x.NumberIndex)
                        .SetProperty(x => x.ClaimIndex, x => x.ClaimIndex == null ? null : found.Number)
                        .SetProperty(x => x.MobileIndex, found.Mobile)
                        .SetProperty(x => x.UsernameIndex, found.Username)
                        .SetProperty(x => x.IndexVersion, index.Version),
                cancel
            );
    }

    // A row that was altered stays as it is: it must not stop the others.
    private static async Task<bool> TryAsync(Func<Task<int>> move)
    {
        try
        {
            await move();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
