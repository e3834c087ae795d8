using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Contact;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Desk;

/// <summary>
/// Gives an agent the message that waits longest: nobody picks. It is a look, counted with the others.
/// </summary>
public sealed class TakeMessage(MiftahDb db, TakeLook look, TimeProvider clock)
{
    /// <summary>Why the look is.</summary>
    public const string Reason = "desk-message";

    private static readonly Refusal Nothing = new("desk.line-empty");

    /// <summary>What nobody has, and what a colleague left behind who works here no more.</summary>
    public IQueryable<ContactMessage> Waiting =>
        db
            .ContactMessages.AsNoTracking()
            .Where(x =>
                x.State == ContactState.Waiting
                || (
                    x.State == ContactState.Taken
                    && !db.StaffAccounts.Any(s => s.Id == x.TakenBy && s.State == StaffState.Active)
                )
            );

    public async Task<Result<Guid>> RunAsync(StaffAccount member, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        var now = clock.Now();
        var next = await Waiting.OrderBy(x => x.ReceivedAt).FirstOrDefaultAsync(cancel);
        if (next is null)
            return Nothing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var seen = new Look
        {
            Id = RowId.New(now),
            StaffId = member.Id,
            AccountId = Guid.Empty,
            Fact = Fact.Masked,
            Reason = Reason,
            At = now,
        };
        if (!await look.WithinAsync(member, seen, cancel))
        {
            await transaction.CommitAsync(cancel); // The stop stays.
            return OpenCase.Stopped;
        }
        // One conditional statement: of two who press at once one has it.
        var taken = await Waiting
            .Where(x => x.Id == next.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.State, ContactState.Taken).SetProperty(x => x.TakenBy, member.Id),
                cancel
            );
        if (taken != 1)
            return Nothing;
        db.AuditRecords.Add(
            AuditRecord.New(Acts.MessageTaken, next.Id, Actor.Officer, next.Id, now, officer: member.Id)
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return next.Id;
    }
}
