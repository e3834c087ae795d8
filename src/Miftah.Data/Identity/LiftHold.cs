using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>
/// Ends the hold that a recovery by SMS alone began: its owner was proved in person. In the caller's transaction.
/// </summary>
public sealed class LiftHold(MiftahDb db)
{
    /// <summary>The outbox message that tells the person.</summary>
    public const string TellKind = "tell-hold-lifted";

    /// <returns>False when no hold runs, the account changed since the proof, or its state lets nobody in.</returns>
    public async Task<bool> WithinAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        // One statement: a recovery since the proof began a hold of its own, and raised the version.
        var lifted = await db
            .Accounts.Where(x =>
                x.Id == act.Account
                && x.Version == act.Version
                && x.HoldEndsAt > now
                && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, (DateTime?)null), cancel);
        if (lifted != 1)
            return false;
        db.AuditRecords.Add(act.Record(Acts.HoldLifted, now));
        db.Outbox.Add(OutboxMessage.Now(TellKind, act.Account, now, OutboxLane.Word));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
