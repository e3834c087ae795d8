using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Security;

/// <summary>
/// Binds and removes authenticators. Each change is one transaction: the account's version rises, so that whatever was
/// begun before ends; other sessions end; the record is written and the notice with its freeze link promised.
/// </summary>
public sealed class ChangeAuthenticators(MiftahDb db, Notify notify, TimeProvider clock)
{
    public static readonly Refusal Closed = new("security.closed");
    public static readonly Refusal TooMany = new("security.too-many");

    /// <summary>Binds one; a new set of saved codes takes the place of the former.</summary>
    /// <param name="session">In which it is bound.</param>
    /// <param name="account">As it was read: a change since then wins.</param>
    /// <param name="made">The row.</param>
    /// <param name="rest">Rows that belong to it.</param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<Refusal?> BindAsync(
        Session session,
        SubscriberAccount account,
        Authenticator made,
        IEnumerable<object> rest,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(made);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.ChangeGuardedAsync(account, now, cancel))
            return Closed;
        if (made.Kind == AuthenticatorKind.SavedCodes)
            await db.BoundTo(account.Id).Where(x => x.Kind == made.Kind).EndAsync(now, cancel);
        else if (await db.BoundTo(account.Id).CountAsync(x => x.Kind == made.Kind, cancel) >= Authenticator.OfAKindMax)
            return TooMany;
        db.Authenticators.Add(made);
        db.AddRange(rest);
        var isSet = made.Kind == AuthenticatorKind.SavedCodes;
        await TellAsync(
            session,
            account,
            new(made.Id, made.Kind, made.BoundAt),
            (Acts.AuthenticatorBound, isSet ? SmsPurpose.SavedCodesMade : SmsPurpose.AuthenticatorAdded),
            now,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Removes one; its row stays as the record that it was bound, without its secret.</summary>
    public async Task<Refusal?> RemoveAsync(
        Session session,
        SubscriberAccount account,
        Authenticator bound,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(bound);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.ChangeGuardedAsync(account, now, cancel))
            return Closed;
        if (await db.BoundTo(account.Id).Where(x => x.Id == bound.Id).EndAsync(now, cancel) != 1)
            return Closed;
        await TellAsync(
            session,
            account,
            new(bound.Id, bound.Kind, bound.BoundAt),
            (Acts.AuthenticatorRemoved, SmsPurpose.AuthenticatorRemoved),
            now,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task TellAsync(
        Session session,
        SubscriberAccount account,
        ShownProof what,
        (string Act, SmsPurpose Purpose) how,
        DateTime now,
        CancellationToken cancel
    )
    {
        await db
            .Sessions.Where(x => x.AccountId == account.Id && x.EndedAt == null && x.Id != session.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);
        db.AuditRecords.Add(
            AuditRecord.New(
                how.Act,
                account.Id,
                Actor.Subscriber,
                session.Id,
                now,
                proofs: what.Name,
                device: session.DeviceLabel
            )
        );
        notify.Tell(account, how.Purpose, now);
        await db.SaveChangesAsync(cancel);
    }
}
