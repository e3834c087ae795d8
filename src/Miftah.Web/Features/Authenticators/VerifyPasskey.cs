using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// A passkey's signature over its challenge. Nothing is guessed here, so nothing is counted; a counter that falls back
/// shows a copy, which is refused.
/// </summary>
public sealed class VerifyPasskey(MiftahDb db, PasskeyCeremony ceremony, TimeProvider clock)
{
    private static readonly Refusal NoScript = new("proof.passkey-empty");
    private static readonly Refusal NoMatch = new("proof.passkey-refused");

    /// <summary>A proof of a known owner, within the attempt or session that asked.</summary>
    public async Task<ProofOutcome> TryAsync(ProofOwner owner, string? posted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(owner);
        const string Field = ProofFields.PasskeyField;
        if (string.IsNullOrEmpty(posted))
            return ProofOutcome.Refused(Field, NoScript);
        var (account, proof) = await UseAsync(PasskeyUse.SecondProof, owner.Within, posted, cancel);
        return account is not null && proof is not null && account.Id == owner.AccountId
            ? ProofOutcome.Shown(proof)
            : ProofOutcome.Refused(Field, NoMatch);
    }

    /// <summary>Who signs in by a passkey alone: the device says it, and the signature proves it.</summary>
    public async Task<(SubscriberAccount? Account, ProofOutcome Outcome)> WhoAsync(
        string? posted,
        CancellationToken cancel
    )
    {
        const string Field = ProofFields.PasskeyField;
        if (string.IsNullOrEmpty(posted))
            return (null, ProofOutcome.Refused(Field, NoScript));
        var (account, proof) = await UseAsync(PasskeyUse.SignIn, Guid.Empty, posted, cancel);
        return proof is null ? (null, ProofOutcome.Refused(Field, NoMatch)) : (account, ProofOutcome.Shown(proof));
    }

    private async Task<(SubscriberAccount? Account, ShownProof? Proof)> UseAsync(
        PasskeyUse use,
        Guid within,
        string posted,
        CancellationToken cancel
    )
    {
        var result = await ceremony.ProveAsync(use, within, posted, cancel);
        if (result is not { User: { } account, Passkey: { } shown })
            return (null, null);
        var now = clock.Now();
        var (keyId, count, backedUp) = (shown.CredentialId, (long)shown.SignCount, shown.IsBackedUp);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = db.Passkeys.Where(x => x.DeviceKeyId == keyId && x.AccountId == account.Id);
        var moved = await mine.Where(x => x.SignCount < count || (x.SignCount == 0 && count == 0))
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.SignCount, count).SetProperty(x => x.IsBackedUp, backedUp),
                cancel
            );
        var used = await db
            .Authenticators.Where(x => x.EndedAt == null && mine.Any(p => p.Id == x.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LastUsedAt, now), cancel);
        if (moved != 1 || used != 1)
            return (null, null);
        var bound = await db.Authenticators.AsNoTracking().SingleAsync(x => mine.Any(p => p.Id == x.Id), cancel);
        await transaction.CommitAsync(cancel);
        return (account, new(bound.Id, bound.Kind, bound.BoundAt));
    }
}
