using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Staff;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Console;

/// <summary>What an officer does with the person before them: sees the evidence, and proves the new number.</summary>
public sealed class VerifyCase(
    MiftahDb db,
    ProveNewNumber prove,
    ObjectToCase objections,
    Notify notify,
    SubjectSealer sealer,
    TimeProvider clock
)
{
    public static readonly Refusal Moved = new("case.moved-on");

    /// <summary>Writes down which document was seen, and the names on it where the kind of case needs them.</summary>
    public async Task<bool> SeeAsync(
        StaffAccount member,
        Case about,
        EvidenceKind evidence,
        VerifiedName? names,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(about);
        var now = clock.Now();
        var account = await AccountAsync(about, cancel);
        var made = names is null ? null : JsonSerializer.SerializeToUtf8Bytes(names);
        var closed = made is null ? null : sealer.Seal(account.DataKey, Case.NamesAt(about.Id), made);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var needsCode = about.Rule.NeedsNewNumber;
        var seen = await Mine(db, member, about.Id)
            .Where(x => x.State == CaseState.Opened)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Evidence, evidence)
                        .SetProperty(x => x.EvidenceAt, now)
                        .SetProperty(x => x.AccountVersion, account.Version)
                        .SetProperty(x => x.NamesSealed, closed)
                        .SetProperty(
                            x => x.State,
                            x => needsCode && x.NumberChangeId == null ? CaseState.Opened : CaseState.Verified
                        ),
                cancel
            );
        if (seen != 1)
            return false;
        Record(Acts.CaseEvidenceSeen, about, member, now, ProofOf(evidence));
        if (about.Rule.Notice is { } notice)
            await TellAsync(about, account, notice, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Sends a code to the new number, and the old one its chance to object.</summary>
    public async Task<bool> AskNumberAsync(StaffAccount member, Case about, string number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(about);
        var now = clock.Now();
        var account = await AccountAsync(about, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await LockAsync(member, about, cancel))
            return false;
        await prove.AskAsync(account, number, By(member, about), provedByMobile: false, cancel);
        await TellAsync(about, account, SmsPurpose.NumberChangeAsked, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>The open change of this case, or null.</summary>
    public Task<NumberChange?> ChangeOfAsync(Case about, CancellationToken cancel) =>
        db
            .NumberChanges.AsNoTracking()
            .Where(x => x.Within == about.Id && x.AccountId == about.AccountId && x.EndedAt == null)
            .OrderByDescending(x => x.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Counts, compares, and uses up the code that the person read from the new phone.</summary>
    public async Task<(Refusal Why, DateTime? Until)?> ProveNumberAsync(
        StaffAccount member,
        Case about,
        NumberChange change,
        string code,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(change);
        var account = await AccountAsync(about, cancel);
        if (await prove.CompareAsync(change, account, code, By(member, about), cancel) is { } refused)
            return refused;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var proved = await Mine(db, member, about.Id)
            .Where(x => x.State == CaseState.Opened && x.Evidence != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.NumberChangeId, change.Id).SetProperty(x => x.State, CaseState.Verified),
                cancel
            );
        if (proved != 1 || !await prove.UseAsync(change, cancel))
            return (Moved, null);
        Record(Acts.CaseNumberProved, about, member, now, "sms-code");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The open cases that a member may work on now, as the statement that writes asks it.</summary>
    internal static IQueryable<Case> Mine(MiftahDb db, StaffAccount member, Guid id)
    {
        var own = member.NumberKey;
        return db.Cases.Where(x => x.Id == id && x.EndedAt == null && x.AssignedTo == member.Id && x.SubjectKey != own);
    }

    internal static string ProofOf(EvidenceKind evidence) =>
        evidence switch
        {
            EvidenceKind.IdentityCard => "identity-card",
            EvidenceKind.Passport => "passport",
            EvidenceKind.ResidencePermit => "residence-permit",
            EvidenceKind.DeathCertificate => "death-certificate",
            _ => "statement",
        };

    private async Task<bool> LockAsync(StaffAccount member, Case about, CancellationToken cancel) =>
        await Mine(db, member, about.Id)
            .Where(x => x.State == CaseState.Opened && x.Evidence != null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Round, x => x.Round), cancel) == 1;

    // Once a case: whoever holds the old number has one objection, not one for each number that is typed.
    private async Task TellAsync(
        Case about,
        SubscriberAccount account,
        SmsPurpose purpose,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (!await db.VetoLinks.AnyAsync(x => x.CaseId == about.Id, cancel))
            notify.TellToObject(account, purpose, () => objections.NewLink(about, now));
    }

    private Task<SubscriberAccount> AccountAsync(Case about, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().SingleAsync(x => x.Id == about.AccountId, cancel);

    private static NumberAsker By(StaffAccount member, Case about) =>
        new(Actor.Officer, about.Id, ProofOf(about.Evidence ?? EvidenceKind.Statement), "", member.Id);

    private void Record(string act, Case about, StaffAccount member, DateTime now, string proofs) =>
        db.AuditRecords.Add(
            AuditRecord.New(
                act,
                about.AccountId,
                Actor.Officer,
                about.Id,
                now,
                proofs: proofs,
                reason: about.Reason,
                officer: member.Id
            )
        );
}
