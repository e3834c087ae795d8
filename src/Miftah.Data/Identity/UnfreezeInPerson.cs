using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;

namespace Miftah.Data.Identity;

/// <summary>
/// Lifts the freeze of an account whose owner was proved in person; nothing bound to it is asked for, and what the
/// freeze disputes is ended. In the caller's transaction.
/// </summary>
public sealed class UnfreezeInPerson(MiftahDb db)
{
    /// <summary>The outbox message that tells the person.</summary>
    public const string TellKind = "tell-unfrozen";

    /// <summary>The outbox message that tells them what was ended with it.</summary>
    public const string TellEndedKind = "tell-disputed-ended";

    /// <returns>False when the account is not frozen, or changed since the proof.</returns>
    public async Task<bool> WithinAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        var frozen = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == act.Account, cancel);
        if (
            frozen.Version != act.Version
            || await db.Accounts.LiftFreezeAsync(db, frozen, now, cancel) is not { } ended
        )
            return false;
        db.AuditRecords.Add(act.Record(Acts.Unfrozen, now));
        db.Outbox.Add(OutboxMessage.Now(TellKind, act.Account, now, OutboxLane.Word));
        if (ended > 0)
        {
            db.AuditRecords.Add(act.Record(Acts.AuthenticatorRemoved, now));
            db.Outbox.Add(OutboxMessage.Now(TellEndedKind, act.Account, now, OutboxLane.Word));
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
