using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>
/// Gives a member the oldest case that waits at their office: nobody picks. Their own and their relatives' stay for
/// colleagues.
/// </summary>
public sealed class TakeNext(
    MiftahDb db,
    TakeLook look,
    KinCheck kin,
    StaffPersonalSeal staff,
    PersonalDataSeal personal,
    TimeProvider clock
)
{
    /// <summary>
    /// Cases passed over for kinship in one press: a member with more relatives in line than this waits.
    /// </summary>
    private const int TriesMax = 5;
    private static readonly Refusal Nothing = new("case.queue-empty");

    public async Task<Result<Guid>> RunAsync(StaffAccount member, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        var waiting = await Waiting(member).OrderBy(x => x.OpenedAt).Take(TriesMax).ToListAsync(cancel);
        Refusal? last = null;
        foreach (var next in waiting)
        {
            last = await KinAsync(member, next, cancel);
            if (last is not null)
                continue;
            last = await TakeAsync(member, next, cancel);
            if (last is null)
                return next.Id;
            if (last == OpenCase.Stopped)
                return last;
        }
        return last ?? Nothing;
    }

    /// <summary>
    /// What the member could be given: what nobody has, and what a colleague left behind who works here no more.
    /// </summary>
    public IQueryable<Case> Waiting(StaffAccount member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var own = member.NumberKey;
        return db
            .Cases.AsNoTracking()
            .Where(x =>
                x.OfficeId == member.OfficeId
                && x.SubjectKey != own
                && (
                    (x.State == CaseState.Opened && x.AssignedTo == null)
                    || (
                        (x.State == CaseState.Opened || x.State == CaseState.Verified)
                        && x.AssignedTo != null
                        && !db.StaffAccounts.Any(s => s.Id == x.AssignedTo && s.State == StaffState.Active)
                    )
                )
            );
    }

    private async Task<Refusal?> KinAsync(StaffAccount member, Case next, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == next.AccountId, cancel);
        var (one, other) = (staff.Open(member).IdentityNumber, personal.Open(account).IdentityNumber);
        return await kin.RefusesAsync(one, other, cancel);
    }

    private async Task<Refusal?> TakeAsync(StaffAccount member, Case next, CancellationToken cancel)
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var seen = new Look
        {
            Id = RowId.New(now),
            StaffId = member.Id,
            CaseId = next.Id,
            AccountId = next.AccountId,
            Fact = Fact.Masked,
            Reason = next.Reason,
            At = now,
        };
        if (!await look.WithinAsync(member, seen, cancel))
        {
            await transaction.CommitAsync(cancel); // The stop stays.
            return OpenCase.Stopped;
        }
        // One conditional statement: of two who press at once one has it.
        var taken = await Waiting(member)
            .Where(x => x.Id == next.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.AssignedTo, member.Id)
                        .SetProperty(x => x.State, CaseState.Opened)
                        .SetProperty(x => x.Evidence, (EvidenceKind?)null), // Whoever decides has seen it.
                cancel
            );
        if (taken != 1)
            return Nothing;
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.CaseTaken,
                next.AccountId,
                Actor.Officer,
                next.Id,
                now,
                reason: next.Reason,
                officer: member.Id
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
