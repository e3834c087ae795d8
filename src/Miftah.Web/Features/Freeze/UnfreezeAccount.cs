using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Freeze;

/// <summary>
/// Lifts a freeze: the password, and an authenticator bound before what the freeze is about. What a thief bound since
/// proves nothing here and ends with it. Nobody is signed in by it.
/// </summary>
public sealed class UnfreezeAccount(
    MiftahDb db,
    FindAccount find,
    VerifyPassword password,
    VerifyProof verify,
    Notify notify,
    TimeProvider clock
)
{
    private const string NameField = "Username";
    private static readonly Refusal NotFrozen = new("unfreeze.not-frozen");
    private static readonly Refusal TooNew = new("unfreeze.too-new");

    /// <returns>Null when the account is open again.</returns>
    public async Task<ProofOutcome?> TryAsync(
        string name,
        string typedPassword,
        ProofFields fields,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var found = await find.ByNameAsync(name, http, cancel);
        if (await password.TryAsync(found, typedPassword, http, cancel) is { } wrong)
            return ProofOutcome.Refused(NameField, wrong.Why, wrong.Until);
        var account = found.Account!;
        if (account.State != AccountState.Frozen)
            return ProofOutcome.Refused(NameField, NotFrozen);
        var owner = new ProofOwner(account.Id, account.IdentityKey, found.KnownDevice, Guid.Empty);
        var outcome = await verify.TryAsync(owner, fields, cancel);
        if (outcome.Proof is not { } proof)
            return outcome;
        return await LiftAsync(account, proof, http, cancel) ? null : ProofOutcome.Refused(NameField, TooNew);
    }

    // One statement: still frozen, as it was read, and the authenticator older than what is disputed.
    private async Task<bool> LiftAsync(
        SubscriberAccount account,
        ShownProof proof,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ended = await db
            .Accounts.Where(x =>
                db.Authenticators.Any(a =>
                    a.Id == proof.Authenticator
                    && a.AccountId == x.Id
                    && a.EndedAt == null
                    && a.BoundAt < x.UnfrozenByProofsBefore
                )
            )
            .LiftFreezeAsync(db, account, now, cancel);
        if (ended is null)
            return false;
        AuditRecord Record(string act) =>
            AuditRecord.New(
                act,
                account.Id,
                Actor.Claimant,
                proof.Authenticator,
                now,
                proofs: $"password,{proof.Name}",
                device: DeviceLabel.Of(http)
            );
        db.AuditRecords.Add(Record(Acts.Unfrozen));
        var open = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == account.Id, cancel);
        notify.Tell(open, SmsPurpose.AccountUnfrozen, now);
        if (ended > 0)
        {
            db.AuditRecords.Add(Record(Acts.AuthenticatorRemoved));
            notify.Tell(open, SmsPurpose.AuthenticatorRemoved, now);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
