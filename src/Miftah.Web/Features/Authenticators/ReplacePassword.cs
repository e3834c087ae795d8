using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Writes a password where the former one is lost, whatever proved the person: the parts of recovery and of the kiosk
/// that must not differ.
/// </summary>
public sealed class ReplacePassword(MiftahDb db, IPasswordHasher hasher, GuessBudgets budgets)
{
    /// <returns>How it is stored; null when it is the former one.</returns>
    public async Task<string?> HashAsync(SubscriberAccount account, string password, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        return (await hasher.VerifyAsync(password, account.PasswordHash, cancel)).Matches
            ? null
            : await hasher.HashAsync(password, cancel);
    }

    /// <summary>
    /// In the caller's transaction: writes it to the account if that is still as the proof found it. Raises the
    /// version.
    /// </summary>
    /// <param name="account">Whose.</param>
    /// <param name="version">The account's at the proof: what changed since then wins.</param>
    /// <param name="hash">As <see cref="HashAsync"/> made it.</param>
    /// <param name="holdEndsAt">Until when the account is held; null lifts a hold.</param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<bool> WriteAsync(
        SubscriberAccount account,
        int version,
        string hash,
        DateTime? holdEndsAt,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        return await db
                .Accounts.Where(x =>
                    x.Id == account.Id
                    && x.Version == version
                    && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.PasswordHash, hash)
                            .SetProperty(x => x.Version, x => x.Version + 1)
                            // A later recovery never shortens a hold; a second proof lifts it.
                            .SetProperty(
                                x => x.HoldEndsAt,
                                x => holdEndsAt != null && x.HoldEndsAt > holdEndsAt ? x.HoldEndsAt : holdEndsAt
                            ),
                    cancel
                ) == 1;
    }

    /// <summary>
    /// In the same transaction: what was open with the former one ends, and guesses at it are forgotten.
    /// </summary>
    public async Task EndFormerAsync(SubscriberAccount account, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        await db.EndAllAccessAsync(account, now, cancel);
        foreach (var kind in (GuessKind[])[GuessKind.Password, GuessKind.SignInCode, GuessKind.SignInSend])
            await budgets.ResetAsync(account.IdentityKey, kind, cancel);
    }
}
