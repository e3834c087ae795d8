using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Authenticators;

/// <summary>Why a password did not pass, and until when, where that is known.</summary>
public sealed record PasswordRefusal(Refusal Why, DateTime? Until = null);

/// <summary>
/// A password: count, compare, and leave a record of one that was wrong. Unknown names and wrong passwords take the
/// same
/// path and time.
/// </summary>
public sealed class VerifyPassword(MiftahDb db, GuessBudgets budgets, IPasswordHasher hasher, TimeProvider clock)
{
    public static readonly Refusal NoMatch = new("sign-in.no-match");
    private static readonly Refusal Paused = new("sign-in.paused");
    private static readonly Refusal Stopped = new("sign-in.stopped");

    /// <returns>Null when the account exists and the password is its own.</returns>
    public async Task<PasswordRefusal?> TryAsync(
        FoundAccount found,
        string password,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(found);
        var now = clock.Now();
        var (account, key, known) = found;
        var lane = known ? GuessLane.Known : GuessLane.Stranger;
        if (!await budgets.DebitAsync(key, GuessKind.Password, lane, now, cancel))
        {
            var opens = await budgets.OpensAtAsync(key, GuessKind.Password, lane, now, cancel);
            return new(opens is null ? Stopped : Paused, opens);
        }
        var check = await CompareAsync(password, account, key, lane, cancel);
        if (account is null || !check.Matches)
        {
            var id = RowId.New(now);
            db.SignInRecords.Add(
                new()
                {
                    Id = id,
                    Key = key,
                    At = now,
                    Succeeded = false,
                    DeviceLabel = DeviceLabel.Of(http),
                }
            );
            db.Outbox.Add(OutboxMessage.Now(RecordRefusedPassword.Kind, id, now, OutboxLane.Record));
            await db.SaveChangesAsync(cancel);
            return new(NoMatch);
        }
        await budgets.CreditAsync(key, GuessKind.Password, lane, cancel);
        if (check.NeedsRehash)
            await RehashAsync(account, password, cancel);
        return null;
    }

    // A password that was not compared, because too many wait for their hash, is no guess.
    private async Task<PasswordCheck> CompareAsync(
        string password,
        SubscriberAccount? account,
        byte[] key,
        GuessLane lane,
        CancellationToken cancel
    )
    {
        try
        {
            return await hasher.VerifyAsync(password, account?.PasswordHash, cancel);
        }
        catch (PasswordQueueFullException)
        {
            await budgets.CreditAsync(key, GuessKind.Password, lane, CancellationToken.None);
            throw;
        }
    }

    private async Task RehashAsync(SubscriberAccount account, string password, CancellationToken cancel)
    {
        var hash = await hasher.HashAsync(password, cancel);
        await db
            .Accounts.Where(x => x.Id == account.Id && x.PasswordHash == account.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.PasswordHash, hash), cancel);
    }
}
