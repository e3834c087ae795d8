using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Console;

/// <summary>What an officer says about a case, and the words the person will read.</summary>
public sealed record Said(Verdict Verdict, string Reason);

/// <summary>
/// Verdicts. Where a case takes two, the first one goes on to the second person whatever it says, so that being asked
/// tells nothing about it; what was asked for is done when both approve, in the transaction of the second verdict.
/// </summary>
public sealed class DecideCase(
    MiftahDb db,
    DrawSecond second,
    RunCase run,
    KinCheck kin,
    StaffPersonalSeal staff,
    PersonalDataSeal personal,
    TimeProvider clock
)
{
    private static readonly Refusal Vetoed = new("case.vetoed");

    /// <summary>How long the second person has before another one can be drawn, in hours.</summary>
    private const int AnswerHours = 24;

    private static readonly Refusal TooEarly = new("case.too-early");
    private static readonly Refusal NobodyElse = new("case.no-second");
    private static readonly Refusal NotPossible = new("case.not-possible");

    /// <summary>By the officer who saw the evidence.</summary>
    /// <param name="member">Who.</param>
    /// <param name="about">As it was read.</param>
    /// <param name="said">Approve or refuse.</param>
    /// <param name="draw">A uniform number below its argument.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>Null when the verdict stands.</returns>
    public async Task<Refusal?> FirstAsync(
        StaffAccount member,
        Case about,
        Said said,
        Func<int, int> draw,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(said);
        var subject = await SubjectAsync(about, cancel);
        if (await kin.RefusesAsync(staff.Open(member).IdentityNumber, subject, cancel) is { } relative)
            return relative;
        // Without evidence there is nothing for a second person to judge: it can only be refused, and by one.
        var isEarly = about.State == CaseState.Opened;
        if (isEarly && said.Verdict != Verdict.Refuse)
            return VerifyCase.Moved;
        var takesTwo = about.Rule.TakesTwo && !isEarly;
        var other = takesTwo ? await second.RunAsync(about, member, subject, draw, cancel) : null;
        if (takesTwo && other is null)
            return NobodyElse;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var at = about.State;
        var mine = VerifyCase
            .Mine(db, member, about.Id)
            .Where(x => x.Round == about.Round)
            .Where(x => x.State == at && (x.State == CaseState.Verified || x.State == CaseState.Opened));
        var refused = other is null
            ? await EndAsync(mine, about, member, said, said.Verdict == Verdict.Approve, now, cancel)
            : await SendAsync(mine, about, member, other, now, cancel);
        if (refused is not null)
            return refused;
        Add(about, member, said, isSecond: false, now);
        return await CommitAsync(transaction, about, cancel);
    }

    /// <summary>Another second person, where the one that was drawn is gone or has not answered for a day.</summary>
    public async Task<Refusal?> RedrawAsync(
        StaffAccount member,
        Case about,
        Func<int, int> draw,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(about);
        var former = about.SecondId;
        var other = await second.RunAsync(about, member, await SubjectAsync(about, cancel), draw, cancel, former);
        if (other is null)
            return NobodyElse;
        var now = clock.Now();
        var late = now.AddHours(-AnswerHours);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = VerifyCase
            .Mine(db, member, about.Id)
            .Where(x =>
                x.State == CaseState.AwaitingSecond
                && x.SecondId == former
                && (x.SentAt < late || !db.StaffAccounts.Any(s => s.Id == x.SecondId && s.State == StaffState.Active))
            );
        if (await SendAsync(mine, about, member, other, now, cancel) is not null)
            return TooEarly;
        return await CommitAsync(transaction, about, cancel);
    }

    /// <summary>By the second person, who has not seen the first verdict.</summary>
    public async Task<Refusal?> SecondAsync(StaffAccount member, Case about, Said said, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(said);
        var subject = await SubjectAsync(about, cancel);
        if (await kin.RefusesAsync(staff.Open(member).IdentityNumber, subject, cancel) is { } relative)
            return relative;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = Seconds(db, member, about.Id).Where(x => x.Round == about.Round);
        Refusal? refused;
        if (said.Verdict == Verdict.Return)
            refused = await ReturnAsync(mine, about, member, said, now, cancel);
        else
        {
            var first = await db.Decisions.SingleOrDefaultAsync(
                x => x.CaseId == about.Id && x.Round == about.Round && !x.IsSecond,
                cancel
            );
            if (first is null)
                return VerifyCase.Moved;
            var approved = said.Verdict == Verdict.Approve && first.Verdict == Verdict.Approve;
            // The person reads why it was refused, by whomever.
            var shown = said.Verdict == Verdict.Approve && !approved ? new Said(first.Verdict, first.Reason) : said;
            refused = await EndAsync(mine, about, member, shown, approved, now, cancel);
        }
        if (refused is not null)
            return refused;
        Add(about, member, said, isSecond: true, now);
        return await CommitAsync(transaction, about, cancel);
    }

    // Who is second: drawn for it, of another office, neither opener nor first, and not the person themselves.
    private static IQueryable<Case> Seconds(MiftahDb db, StaffAccount member, Guid id)
    {
        var own = member.NumberKey;
        return db.Cases.Where(x =>
            x.Id == id
            && x.EndedAt == null
            && x.State == CaseState.AwaitingSecond
            && x.SecondId == member.Id
            && x.AssignedTo != member.Id
            && x.OpenedBy != member.Id
            && x.OfficeId != member.OfficeId
            && x.SubjectKey != own
        );
    }

    private async Task<Refusal?> SendAsync(
        IQueryable<Case> mine,
        Case about,
        StaffAccount member,
        StaffAccount other,
        DateTime now,
        CancellationToken cancel
    )
    {
        var (otherId, otherOffice) = (other.Id, other.OfficeId);
        var sent = await mine.ExecuteUpdateAsync(
            set =>
                set.SetProperty(x => x.State, CaseState.AwaitingSecond)
                    .SetProperty(x => x.SecondId, otherId)
                    .SetProperty(x => x.SecondOfficeId, otherOffice)
                    .SetProperty(x => x.SentAt, now),
            cancel
        );
        if (sent != 1)
            return VerifyCase.Moved;
        Record(Acts.CaseSent, about, member, about.Reason, now);
        Record(Acts.CaseTaken, about, other, about.Reason, now); // The owner reads at once who can see the case now.
        return null;
    }

    // The one statement that decides: open, in the member's hands, in time, and nobody objected but a fingerprint did.
    private async Task<Refusal?> EndAsync(
        IQueryable<Case> mine,
        Case about,
        StaffAccount member,
        Said said,
        bool approved,
        DateTime now,
        CancellationToken cancel
    )
    {
        var tooOld = now.AddDays(-Case.LifetimeDays);
        var state = approved ? CaseState.Done : CaseState.Refused;
        var decided = await mine.Where(x => x.OpenedAt > tooOld)
            .Where(x => !approved || x.VetoedAt == null || x.FingerprintAt != null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, state)
                        .SetProperty(x => x.EndedAt, now)
                        .SetProperty(x => x.NamesSealed, (byte[]?)null),
                cancel
            );
        if (decided != 1)
            return await mine.AnyAsync(x => x.VetoedAt != null && x.FingerprintAt == null, cancel)
                ? Vetoed
                : VerifyCase.Moved;
        Record(approved ? Acts.CaseApproved : Acts.CaseRefused, about, member, said.Reason, now);
        if (approved)
            return await run.RunAsync(about, member, now, cancel) ? null : NotPossible;
        await run.RefuseAsync(about, now, cancel);
        return null;
    }

    private async Task<Refusal?> ReturnAsync(
        IQueryable<Case> mine,
        Case about,
        StaffAccount member,
        Said said,
        DateTime now,
        CancellationToken cancel
    )
    {
        var returned = await mine.ExecuteUpdateAsync(
            set =>
                set.SetProperty(x => x.State, CaseState.Opened)
                    .SetProperty(x => x.Round, x => x.Round + 1)
                    .SetProperty(x => x.Evidence, (EvidenceKind?)null)
                    .SetProperty(x => x.SecondId, (Guid?)null)
                    .SetProperty(x => x.SecondOfficeId, (Guid?)null),
            cancel
        );
        if (returned != 1)
            return VerifyCase.Moved;
        Record(Acts.CaseReturned, about, member, said.Reason, now);
        return null;
    }

    private async Task<string> SubjectAsync(Case about, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == about.AccountId, cancel);
        return personal.Open(account).IdentityNumber;
    }

    private void Add(Case about, StaffAccount member, Said said, bool isSecond, DateTime now) =>
        db.Decisions.Add(
            new()
            {
                Id = RowId.New(now),
                CaseId = about.Id,
                AccountId = about.AccountId,
                Round = about.Round,
                StaffId = member.Id,
                OfficeId = member.OfficeId,
                IsSecond = isSecond,
                Verdict = said.Verdict,
                Reason = said.Reason,
                At = now,
            }
        );

    private void Record(string act, Case about, StaffAccount member, string reason, DateTime now) =>
        db.AuditRecords.Add(
            AuditRecord.New(act, about.AccountId, Actor.Officer, about.Id, now, reason: reason, officer: member.Id)
        );

    private async Task<Refusal?> CommitAsync(
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction,
        Case about,
        CancellationToken cancel
    )
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (db.IsDuplicate(failure))
        {
            return VerifyCase.Moved; // This seat has spoken in this round.
        }
        await transaction.CommitAsync(cancel);
        if (about.Kind == CaseKind.Activate)
            await db.ForgetDeletedAsync(cancel); // Rivals may have been erased.
        return null;
    }
}
