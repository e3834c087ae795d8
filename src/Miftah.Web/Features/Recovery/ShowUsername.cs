using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Audit;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// All proofs are there, so the next page shows the username: the record and the notice of it, in the caller's
/// transaction.
/// </summary>
public sealed class ShowUsername(MiftahDb db, Notify notify)
{
    public async Task AddAsync(RecoveryAttempt attempt, string device, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == attempt.AccountId, cancel);
        notify.Tell(account, SmsPurpose.UsernameShown, now);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.UsernameShown,
                account.Id,
                Actor.Claimant,
                attempt.Id,
                now,
                proofs: attempt.ProofNames,
                device: device
            )
        );
    }
}
