using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>Outbox: tells the person that a hold was lifted in person, wherever that was done.</summary>
public sealed class TellHoldLifted(MiftahDb db, Notify notify, TimeProvider clock) : IOutboxHandler
{
    public static string Kind => LiftHold.TellKind;

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId && x.DataKey != null, cancel);
        if (account is null)
            return null;
        notify.Tell(account, SmsPurpose.HoldLifted, clock.Now());
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
