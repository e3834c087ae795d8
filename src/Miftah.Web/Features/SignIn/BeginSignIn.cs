using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;
using Miftah.Domain.SignIn;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.SignIn;

/// <summary>Why a sign-in cannot go on, and until when, where that is known.</summary>
public sealed record SignInRefusal(Refusal Why, DateTime? Until = null);

/// <summary>
/// The first half of a sign-in: name and password. Unknown names and wrong passwords take the same path and time.
/// </summary>
public sealed class BeginSignIn(
    MiftahDb db,
    FindAccount find,
    GuessBudgets budgets,
    IPasswordHasher hasher,
    SendSignInCode send,
    Cookies cookies,
    TimeProvider clock
)
{
    private static readonly Refusal NoMatch = new("sign-in.no-match");
    private static readonly Refusal Paused = new("sign-in.paused");
    private static readonly Refusal Stopped = new("sign-in.stopped");

    /// <summary>Counts, compares, and sends a code.</summary>
    /// <returns>Null when the code page may open in this browser.</returns>
    public async Task<SignInRefusal?> TryAsync(string name, string password, HttpContext http, CancellationToken cancel)
    {
        var now = clock.Now();
        var (account, key, known) = await find.ByNameAsync(name, http, cancel);
        var lane = known ? GuessLane.Known : GuessLane.Stranger;
        if (!await budgets.DebitAsync(key, GuessKind.Password, lane, now, cancel))
        {
            var opens = await budgets.OpensAtAsync(key, GuessKind.Password, lane, now, cancel);
            return new(opens is null ? Stopped : Paused, opens);
        }
        var check = await hasher.VerifyAsync(password, account?.PasswordHash, cancel);
        if (account is null || !check.Matches)
        {
            db.SignInRecords.Add(Record(key, http, now));
            await db.SaveChangesAsync(cancel);
            return new(NoMatch);
        }
        await budgets.CreditAsync(key, GuessKind.Password, lane, cancel);
        if (!account.State.Allows().SignIn)
            return new(new($"sign-in.{account.State.ToString().ToLowerInvariant()}"));
        if (check.NeedsRehash)
            await RehashAsync(account, password, cancel);
        return await OpenAsync(account, known, http, now, cancel);
    }

    private async Task<SignInRefusal?> OpenAsync(
        SubscriberAccount account,
        bool known,
        HttpContext http,
        DateTime now,
        CancellationToken cancel
    )
    {
        var secret = Secrets.NewToken();
        var attempt = new SignInAttempt
        {
            Id = RowId.New(now),
            AccountId = account.Id,
            AccountVersion = account.Version,
            IdentityKey = account.IdentityKey,
            SecretHash = Secrets.Hash(secret),
            KnownDevice = known,
            StartedAt = now,
        };
        if (await send.ToAsync(account, attempt, now, cancel) is { } spent)
            return spent;
        db.SignInAttempts.Add(attempt);
        await db.SaveChangesAsync(cancel);
        cookies.Write(http, CookieKind.SignIn, secret);
        return null;
    }

    private async Task RehashAsync(SubscriberAccount account, string password, CancellationToken cancel)
    {
        var hash = await hasher.HashAsync(password, cancel);
        await db
            .Accounts.Where(x => x.Id == account.Id && x.PasswordHash == account.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.PasswordHash, hash), cancel);
    }

    private static SignInRecord Record(byte[] key, HttpContext http, DateTime now) =>
        new()
        {
            Id = RowId.New(now),
            Key = key,
            At = now,
            Succeeded = false,
            DeviceLabel = DeviceLabel.Of(http),
        };
}
