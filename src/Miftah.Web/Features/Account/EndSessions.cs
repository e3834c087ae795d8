using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Account;

/// <summary>Ends sessions of the person who asks; each end is one audit record in the same transaction.</summary>
public sealed class EndSessions(MiftahDb db, TimeProvider clock)
{
    /// <summary>Ends the session that asks.</summary>
    public Task OwnAsync(Session current, CancellationToken cancel) =>
        EndAsync(current, Acts.SignedOut, x => x.Where(s => s.Id == current.Id), cancel);

    /// <summary>Ends one session of the same person; the id of somebody else's session does nothing.</summary>
    public Task OneAsync(Session current, Guid session, CancellationToken cancel) =>
        EndAsync(current, Acts.SessionEnded, x => x.Where(s => s.Id == session), cancel);

    /// <summary>Ends all sessions of the person but the one that asks.</summary>
    public Task OthersAsync(Session current, CancellationToken cancel) =>
        EndAsync(current, Acts.SessionEnded, x => x.Where(s => s.Id != current.Id), cancel);

    private async Task EndAsync(
        Session current,
        string act,
        Func<IQueryable<Session>, IQueryable<Session>> which,
        CancellationToken cancel
    )
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = db.Sessions.Where(x => x.AccountId == current.AccountId && x.EndedAt == null);
        var ended = await which(mine).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);
        if (ended > 0)
        {
            db.AuditRecords.Add(
                AuditRecord.New(act, current.AccountId, Actor.Subscriber, current.Id, now, device: current.DeviceLabel)
            );
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }
}
