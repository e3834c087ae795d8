using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;

namespace Miftah.Web.Features.SignIn;

/// <summary>Why a sign-in cannot go on, and until when, where that is known.</summary>
public sealed record SignInRefusal(Refusal Why, DateTime? Until = null);

/// <summary>
/// The first half of a sign-in: name and password. Unknown names and wrong passwords take the same path and time.
/// </summary>
public sealed class BeginSignIn(
    MiftahDb db,
    FindAccount find,
    VerifyPassword verify,
    SendSignInCode send,
    Cookies cookies,
    TimeProvider clock
)
{
    /// <summary>Counts, compares, and sends a code where the account has nothing stronger.</summary>
    /// <returns>Null when the second step may open in this browser.</returns>
    public async Task<SignInRefusal?> TryAsync(
        string name,
        string password,
        HttpContext http,
        CancellationToken cancel
    ) => await OpenAsync(await find.ByNameAsync(name, http, cancel), password, null, null, http, cancel);

    /// <summary>The same for a person who is signed in and proves themselves anew.</summary>
    /// <returns>Null when the second step may open in this browser.</returns>
    public async Task<SignInRefusal?> AgainAsync(
        Session current,
        string password,
        string? then,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(current);
        var found = await find.ByIdAsync(current.AccountId, http, cancel);
        return await OpenAsync(found, password, current.Id, then, http, cancel);
    }

    /// <summary>What a state that lets nobody in says to whoever has proved to be its owner.</summary>
    public static Refusal ClosedState(AccountState state) => new($"sign-in.{state.ToString().ToLowerInvariant()}");

    private async Task<SignInRefusal?> OpenAsync(
        FoundAccount found,
        string password,
        Guid? replaces,
        string? then,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (await verify.TryAsync(found, password, http, cancel) is { } refused)
            return new(refused.Why, refused.Until);
        var account = found.Account!;
        if (!account.State.Allows().SignIn)
            return await RefuseAsync(account, http, cancel);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The account as it was compared with: one that was frozen, changed or erased meanwhile opens nothing.
        if (!await db.LockOpenAsync(account.Id, account.Version, cancel))
            return new(VerifyPassword.NoMatch);
        var secret = Secrets.NewToken();
        var attempt = new SignInAttempt
        {
            Id = RowId.New(now),
            AccountId = account.Id,
            AccountVersion = account.Version,
            IdentityKey = account.IdentityKey,
            SecretHash = Secrets.Hash(secret),
            KnownDevice = found.KnownDevice,
            Replaces = replaces,
            Then = then,
            CodeAskedAt = now,
            CodeEndsAt = now,
            StartedAt = now,
        };
        // Whoever has something stronger is asked for it first; a code is sent when they choose it.
        var isGuarded = await db.BoundTo(account.Id).AnyAsync(cancel);
        if (!isGuarded && await send.ToAsync(account, attempt, now, cancel) is { } spent)
            return spent;
        db.SignInAttempts.Add(attempt);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.SignInBegun,
                account.Id,
                Actor.Claimant,
                attempt.Id,
                now,
                proofs: "password",
                device: DeviceLabel.Of(http)
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Write(http, CookieKind.SignIn, secret);
        return null;
    }

    private async Task<SignInRefusal> RefuseAsync(SubscriberAccount account, HttpContext http, CancellationToken cancel)
    {
        var now = clock.Now();
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.SignInRefused,
                account.Id,
                Actor.Claimant,
                RowId.New(now),
                now,
                proofs: "password",
                device: DeviceLabel.Of(http),
                reason: Reasons.AccountClosed
            )
        );
        await db.SaveChangesAsync(cancel);
        return new(ClosedState(account.State));
    }
}
