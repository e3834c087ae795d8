using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Outbox: tells the person of an account what was done to it in person, wherever that was. The feature that owns the
/// act names its message and its words.
/// </summary>
public abstract class TellAccount(MiftahDb db, Notify notify, TimeProvider clock)
{
    protected abstract SmsPurpose Purpose { get; }

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == message.SubjectId && x.DataKey != null, cancel);
        if (account is null)
            return null;
        notify.Tell(account, Purpose, clock.Now());
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
