using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

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
        var lifted = await db
            .Accounts.Where(x => x.Id == act.Account && x.Version == act.Version && x.State == AccountState.Frozen)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, x => x.StateBeforeFreeze ?? AccountState.LowAssurance)
                        .SetProperty(x => x.StateBeforeFreeze, (AccountState?)null)
                        .SetProperty(x => x.UnfrozenByProofsBefore, (DateTime?)null)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            );
        if (lifted != 1)
            return false;
        db.AuditRecords.Add(act.Record(Acts.Unfrozen, now));
        db.Outbox.Add(OutboxMessage.Now(TellKind, act.Account, now, OutboxLane.Word));
        if (await db.EndDisputedAsync(frozen, now, cancel) > 0)
        {
            db.AuditRecords.Add(act.Record(Acts.AuthenticatorRemoved, now));
            db.Outbox.Add(OutboxMessage.Now(TellEndedKind, act.Account, now, OutboxLane.Word));
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
