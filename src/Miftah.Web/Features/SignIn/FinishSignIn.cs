using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// The second half of a sign-in: the code from the SMS, or a proof that was bound before. Ends with a session, and this
/// browser known to the account.
/// </summary>
public sealed class FinishSignIn(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    OpenSession session,
    TimeProvider clock
)
{
    private static readonly Refusal CodeRefused = new("code.refused");
    private static readonly Refusal TriesSpent = new("code.tries-spent");
    private static readonly Refusal Ended = new("sign-in.attempt-over");

    /// <summary>Counts the try, compares the code of the SMS, and opens the session.</summary>
    /// <returns>Null when the session is open in this browser.</returns>
    public async Task<SignInRefusal?> ByCodeAsync(
        SignInAttempt attempt,
        string code,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
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
        {
            await RecordRefusedAsync(attempt, http, now, cancel);
            return new(CodeRefused);
        }
        var who = Who(attempt, SignInMethod.PasswordAndSms, "password,sms-code");
        if (!await OpenAsync(attempt, who, lane, http, now, cancel))
            return new(CodeRefused);
        return null;
    }

    /// <summary>Opens the session by a proof that was shown within this attempt.</summary>
    /// <returns>Null when the session is open in this browser.</returns>
    public async Task<SignInRefusal?> ByProofAsync(
        SignInAttempt attempt,
        ShownProof proof,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(proof);
        var now = clock.Now();
        if (!attempt.IsOpen(now))
            return new(Ended);
        var who = Who(attempt, MethodOf(proof.Kind), $"password,{proof.Name}");
        return await OpenAsync(attempt, who, null, http, now, cancel) ? null : new(Ended);
    }

    private async Task<bool> OpenAsync(
        SignInAttempt attempt,
        SignedIn who,
        GuessLane? codeLane,
        HttpContext http,
        DateTime now,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.LockOpenAsync(attempt.AccountId, attempt.AccountVersion, cancel))
            return false;
        if (!await ConsumeAsync(attempt, now, cancel))
            return false;
        if (codeLane is { } lane)
            await budgets.CreditAsync(attempt.IdentityKey, GuessKind.SignInCode, lane, cancel);
        await budgets.ResetAsync(attempt.IdentityKey, GuessKind.Password, cancel);
        var opened = await session.AddAsync(who, http, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        session.Write(http, opened);
        return true;
    }

    // The password was right, so that there is an account is no secret here.
    private async Task RecordRefusedAsync(
        SignInAttempt attempt,
        HttpContext http,
        DateTime now,
        CancellationToken cancel
    )
    {
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.SignInCodeRefused,
                attempt.AccountId,
                Actor.Claimant,
                attempt.Id,
                now,
                proofs: "password",
                device: DeviceLabel.Of(http)
            )
        );
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> DebitTryAsync(Guid id, CancellationToken cancel) =>
        await db
            .SignInAttempts.Where(x => x.Id == id && x.EndedAt == null && x.CodeTries < OneTimeCode.TriesMax)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), cancel) == 1;

    // Of two right posts one wins.
    private async Task<bool> ConsumeAsync(SignInAttempt attempt, DateTime now, CancellationToken cancel) =>
        await db
            .SignInAttempts.Where(x => x.Id == attempt.Id && x.EndedAt == null && x.CodeHash == attempt.CodeHash)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.EndedAt, now).SetProperty(x => x.CodeHash, (byte[]?)null),
                cancel
            ) == 1;

    private static SignedIn Who(SignInAttempt attempt, SignInMethod method, string proofs) =>
        new(attempt.AccountId, attempt.IdentityKey, method, proofs, attempt.Replaces);

    private static SignInMethod MethodOf(AuthenticatorKind kind) =>
        kind switch
        {
            AuthenticatorKind.Passkey => SignInMethod.PasswordAndPasskey,
            AuthenticatorKind.AuthenticatorApp => SignInMethod.PasswordAndApp,
            AuthenticatorKind.SavedCodes => SignInMethod.PasswordAndSavedCode,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}
