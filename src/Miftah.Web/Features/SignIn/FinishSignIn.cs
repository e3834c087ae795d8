using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// The second half of a sign-in: the code from the SMS. Ends with a session, and this browser known to the account.
/// </summary>
public sealed class FinishSignIn(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    RememberBrowser remember,
    Cookies cookies,
    TimeProvider clock
)
{
    private static readonly Refusal CodeRefused = new("code.refused");
    private static readonly Refusal TriesSpent = new("code.tries-spent");

    /// <summary>Counts the try, compares, and opens the session.</summary>
    /// <returns>Null when the session is open in this browser.</returns>
    public async Task<SignInRefusal?> TryAsync(
        SignInAttempt attempt,
        string code,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var now = clock.Now();
        var key = attempt.IdentityKey;
        if (!await DebitTryAsync(attempt.Id, cancel))
            return new(CodeRefused);
        if (await budgets.DebitAsync(key, GuessKind.SignInCode, attempt.KnownDevice, now, cancel) is not { } lane)
            return new(
                TriesSpent,
                await budgets.OpensAtAsync(key, GuessKind.SignInCode, GuessLane.Stranger, now, cancel)
            );
        var matches = OneTimeCode.Matches(index, attempt.Id, code, attempt.CodeHash);
        if (!matches || now >= attempt.CodeEndsAt || !attempt.IsOpen(now))
            return new(CodeRefused);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await LockAccountAsync(attempt, cancel) || !await ConsumeAsync(attempt, now, cancel))
            return new(CodeRefused);
        await budgets.CreditAsync(key, GuessKind.SignInCode, lane, cancel);
        await budgets.ResetAsync(key, GuessKind.Password, cancel);
        var session = OpenSession(attempt, http, now, out var token);
        var device = await remember.BrowserAsync(http, attempt.AccountId, attempt.IdentityKey, now, cancel);
        db.SignInRecords.Add(
            new()
            {
                Id = RowId.New(now),
                Key = key,
                At = now,
                Succeeded = true,
                DeviceLabel = session.DeviceLabel,
            }
        );
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.SignedIn,
                attempt.AccountId,
                Actor.Subscriber,
                session.Id,
                now,
                proofs: "password,sms-code",
                device: session.DeviceLabel
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Delete(http, CookieKind.SignIn);
        cookies.Write(http, CookieKind.Session, token);
        remember.Write(http, device);
        return null;
    }

    private async Task<bool> DebitTryAsync(Guid id, CancellationToken cancel) =>
        await db
            .SignInAttempts.Where(x => x.Id == id && x.EndedAt == null && x.CodeTries < OneTimeCode.TriesMax)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), cancel) == 1;

    // A password, mobile or state changed since the password was checked wins: its change and this session cannot pass
    // each other, because both begin by writing the account's row.
    private async Task<bool> LockAccountAsync(SignInAttempt attempt, CancellationToken cancel) =>
        await db
            .Accounts.Where(x =>
                x.Id == attempt.AccountId
                && x.Version == attempt.AccountVersion
                && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version), cancel) == 1;

    // Of two right posts one wins.
    private async Task<bool> ConsumeAsync(SignInAttempt attempt, DateTime now, CancellationToken cancel) =>
        await db
            .SignInAttempts.Where(x => x.Id == attempt.Id && x.EndedAt == null && x.CodeHash == attempt.CodeHash)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            ) == 1;

    private Session OpenSession(SignInAttempt attempt, HttpContext http, DateTime now, out string token)
    {
        token = Secrets.NewToken();
        var session = new Session
        {
            Id = RowId.New(now),
            AccountId = attempt.AccountId,
            TokenHash = Secrets.Hash(token),
            Method = SignInMethod.PasswordAndSms,
            DeviceLabel = DeviceLabel.Of(http),
            StartedAt = now,
            LastSeenAt = now,
        };
        db.Sessions.Add(session);
        return session;
    }
}
