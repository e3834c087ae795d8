using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Recovery;

/// <summary>Puts a second proof on the attempt that asked for it, once; the username follows.</summary>
public sealed class TakeSecondProof(MiftahDb db, ShowUsername show, Cookies cookies, TimeProvider clock)
{
    /// <returns>False when the attempt ended, or the account was changed, while the proof was looked at.</returns>
    public async Task<bool> TryAsync(
        RecoveryAttempt attempt,
        ShownProof proof,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(proof);
        var now = clock.Now();
        var secret = Secrets.NewToken();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await TakeAsync(attempt.Id, proof, Secrets.Hash(secret), now, cancel))
            return false;
        var taken = await db.RecoveryAttempts.AsNoTracking().SingleAsync(x => x.Id == attempt.Id, cancel);
        await show.AddAsync(taken, DeviceLabel.Of(http), now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        cookies.Write(http, CookieKind.Recovery, secret);
        return true;
    }

    // Only the account's own authenticator, still bound, of the account as it was at the verdict. The secret changes
    // with
    // the proof, as it did with the code.
    private async Task<bool> TakeAsync(
        Guid attempt,
        ShownProof proof,
        byte[] secret,
        DateTime now,
        CancellationToken cancel
    ) =>
        await db
            .RecoveryAttempts.Where(x =>
                x.Id == attempt
                && x.EndedAt == null
                && x.CodeUsedAt != null
                && x.NeedsSecondProof
                && x.SecondProofAt == null
                && x.LifeEndsAt > now
                && db.Authenticators.Any(a =>
                    a.Id == proof.Authenticator && a.AccountId == x.AccountId && a.EndedAt == null
                )
                && db.Accounts.Any(a =>
                    a.Id == x.AccountId
                    && a.Version == x.AccountVersion
                    && (a.State == AccountState.Active || a.State == AccountState.LowAssurance)
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.SecondProofAt, now)
                        .SetProperty(x => x.SecondProofId, proof.Authenticator)
                        .SetProperty(x => x.SecondProof, proof.Kind)
                        .SetProperty(x => x.SecretHash, secret)
                        .SetProperty(x => x.LastSeenAt, now)
                        .SetProperty(x => x.LifeEndsAt, now.AddMinutes(RecoveryLimits.AfterUsernameMinutes)),
                cancel
            ) == 1;
}
