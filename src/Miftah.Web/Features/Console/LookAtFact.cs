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
/// Opens one fact of a person to whoever handles their case. The look, its record and the answer are one transaction:
/// no record, no look.
/// </summary>
public sealed class LookAtFact(
    MiftahDb db,
    TakeLook look,
    KinCheck kin,
    StaffPersonalSeal staff,
    PersonalDataSeal personal,
    TimeProvider clock
)
{
    private static readonly Refusal NotYours = new("case.not-yours");

    public async Task<Result<string>> RunAsync(
        StaffAccount member,
        Case about,
        (Fact Fact, string Reason) what,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(about);
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == about.AccountId, cancel);
        if (account.DataKey is null)
            return NotYours;
        var data = personal.Open(account);
        var own = staff.Open(member).IdentityNumber;
        if (await kin.RefusesAsync(own, data.IdentityNumber, cancel) is { } relative)
            return relative;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await IsStillTheirsAsync(member, about.Id, cancel))
            return NotYours;
        if (!await look.WithinAsync(member, New(member, about, what, now), cancel))
        {
            await transaction.CommitAsync(cancel); // The stop stays.
            return OpenCase.Stopped;
        }
        db.AuditRecords.Add(
            AuditRecord.New(
                ActOf(what.Fact),
                about.AccountId,
                Actor.Officer,
                about.Id,
                now,
                reason: what.Reason,
                officer: member.Id
            )
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Of(data, what.Fact);
    }

    // The statement that lets a look happen: the case is open, the member's, and not about themselves.
    private async Task<bool> IsStillTheirsAsync(StaffAccount member, Guid id, CancellationToken cancel)
    {
        var own = member.NumberKey;
        return await db
                .Cases.Where(x =>
                    x.Id == id
                    && x.EndedAt == null
                    && x.SubjectKey != own
                    && (x.AssignedTo == member.Id || (x.SecondId == member.Id && x.State == CaseState.AwaitingSecond))
                )
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Round, x => x.Round), cancel) == 1;
    }

    private static Look New(StaffAccount member, Case about, (Fact Fact, string Reason) what, DateTime now) =>
        new()
        {
            Id = RowId.New(now),
            StaffId = member.Id,
            CaseId = about.Id,
            AccountId = about.AccountId,
            Fact = what.Fact,
            Reason = what.Reason,
            At = now,
        };

    private static string ActOf(Fact fact) =>
        fact switch
        {
            Fact.Name => Acts.LookedName,
            Fact.IdentityNumber => Acts.LookedNumber,
            Fact.Mobile => Acts.LookedMobile,
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "Shown without a look."),
        };

    private static string Of(PersonalData data, Fact fact) =>
        fact switch
        {
            Fact.Name => data.NameArabic,
            Fact.IdentityNumber => data.IdentityNumber,
            _ => data.Mobile,
        };
}
