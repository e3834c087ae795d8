using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Outbox: tells the person that the hold is over. A later recovery began another hold, with its own message.
/// </summary>
public sealed class TellHoldEnded(MiftahDb db, Notify notify, TimeProvider clock) : IOutboxHandler
{
    public static string Kind => "tell-hold-ended";

    /// <summary>The message that is due when a hold that begins now ends, at <paramref name="endsAt"/>.</summary>
    public static OutboxMessage Promise(Guid account, DateTime now, DateTime endsAt)
    {
        var message = OutboxMessage.Now(Kind, account, now);
        message.DueAt = endsAt;
        return message;
    }

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var ended = await db
            .Accounts.Where(x => x.Id == message.SubjectId && x.HoldEndsAt != null && x.HoldEndsAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, (DateTime?)null), cancel);
        if (ended == 1)
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == message.SubjectId, cancel);
            notify.Say(account, SmsPurpose.HoldEnded);
            await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return null;
    }
}
