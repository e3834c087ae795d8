using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;

namespace Miftah.Data.Casework;

/// <summary>What is opened, about whom.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Reason">One of <see cref="CaseReasons.Opening"/>.</param>
/// <param name="Number">The person's identity number, as they said it.</param>
/// <param name="Office">Whose queue it goes to.</param>
/// <param name="Take">The opener handles it: the person stands before them.</param>
/// <param name="Mobile">In E.164; which of several accounts that claim one number is meant, before activation.</param>
public sealed record Opening(
    CaseKind Kind,
    string Reason,
    IdentityNumber Number,
    Guid Office,
    bool Take,
    string? Mobile = null
)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(Opening);
}

/// <summary>
/// Opens a case. A search that finds nobody counts as a look too, or numbers could be tried out here.
/// </summary>
public sealed class OpenCase(
    MiftahDb db,
    TakeLook take,
    KinCheck kin,
    StaffPersonalSeal personal,
    BlindIndex index,
    AccountIndex find
)
{
    public static readonly Refusal Stopped = new("case.looks-stopped");
    public static readonly Refusal Own = new("case.own");
    private static readonly Refusal NoAccount = new("case.no-account");
    private static readonly Refusal OpenAlready = new("case.open-already");

    /// <returns>The case, or why there is none.</returns>
    public async Task<Result<Case>> RunAsync(
        StaffAccount member,
        Opening opening,
        DateTime now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(opening);
        var subject = StaffAccount.KeyOf(index, opening.Number.Value);
        if (subject.AsSpan().SequenceEqual(member.NumberKey))
            return Own;
        if (await kin.RefusesAsync(personal.Open(member).IdentityNumber, opening.Number.Value, cancel) is { } relative)
            return relative;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = await FindAsync(opening, cancel);
        var made = New(member, opening, account, subject, now);
        var mayLook = await take.WithinAsync(member, LookOf(made, member, now, account is not null), cancel);
        var opened =
            !mayLook ? Stopped
            : account is null ? NoAccount
            : await AddAsync(made, member, opening, now, cancel);
        await transaction.CommitAsync(cancel); // Whatever came of it: the look was counted, or stopped.
        return opened;
    }

    private async Task<Result<Case>> AddAsync(
        Case made,
        StaffAccount member,
        Opening opening,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (await OpenOneAsync(made, cancel) is not { } open)
        {
            db.Cases.Add(made);
            Record(Acts.CaseOpened, made, member, now);
            await db.SaveChangesAsync(cancel);
            return made;
        }
        if (!opening.Take || !await TakeOverAsync(open, member, opening, cancel))
            return OpenAlready;
        Record(Acts.CaseTaken, open, member, now);
        await db.SaveChangesAsync(cancel);
        return await db.Cases.AsNoTracking().SingleAsync(x => x.Id == open.Id, cancel);
    }

    // The support desk opened it for some office; the person has come to this one.
    private async Task<bool> TakeOverAsync(Case open, StaffAccount member, Opening opening, CancellationToken cancel)
    {
        var (id, office, own) = (member.Id, opening.Office, member.NumberKey);
        return await db
                .Cases.Where(x =>
                    x.Id == open.Id && x.State == CaseState.Opened && x.AssignedTo == null && x.SubjectKey != own
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(x => x.AssignedTo, id).SetProperty(x => x.OfficeId, office),
                    cancel
                ) == 1;
    }

    private async Task<SubscriberAccount?> FindAsync(Opening opening, CancellationToken cancel)
    {
        var number = find.ByNumber(opening.Number.Value);
        if (opening.Kind != CaseKind.Activate)
            return await db
                .Accounts.AsNoTracking()
                .SingleOrDefaultAsync(x => x.NumberIndex == number.InUse || x.NumberIndex == number.Other, cancel);
        // Rivals may claim one number: the mobile says which of them stands here.
        var mobile = find.ByMobile(opening.Mobile ?? "");
        return await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x =>
                    (x.ClaimIndex == number.InUse || x.ClaimIndex == number.Other)
                    && (x.MobileIndex == mobile.InUse || x.MobileIndex == mobile.Other),
                cancel
            );
    }

    // The account's row first: of two openings at once one finds the other.
    private async Task<Case?> OpenOneAsync(Case made, CancellationToken cancel)
    {
        await db
            .Accounts.Where(x => x.Id == made.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version), cancel);
        return await db
            .Cases.AsNoTracking()
            .FirstOrDefaultAsync(
                x => x.AccountId == made.AccountId && x.Kind == made.Kind && x.EndedAt == null,
                cancel
            );
    }

    private static Case New(
        StaffAccount member,
        Opening opening,
        SubscriberAccount? account,
        byte[] subject,
        DateTime now
    ) =>
        new()
        {
            Id = RowId.New(now),
            Reference = Domain.Text.Reference.New(),
            Kind = opening.Kind,
            State = CaseState.Opened,
            Reason = opening.Reason,
            AccountId = account?.Id ?? Guid.Empty,
            SubjectKey = subject,
            OfficeId = opening.Office,
            OpenedBy = member.Id,
            OpenedAt = now,
            AssignedTo = opening.Take ? member.Id : null,
            AccountVersion = account?.Version ?? 0,
        };

    private static Look LookOf(Case made, StaffAccount member, DateTime now, bool found) =>
        new()
        {
            Id = RowId.New(now),
            StaffId = member.Id,
            CaseId = found ? made.Id : null,
            AccountId = made.AccountId,
            Fact = Fact.Masked,
            Reason = made.Reason,
            At = now,
        };

    private void Record(string act, Case made, StaffAccount member, DateTime now) =>
        db.AuditRecords.Add(
            AuditRecord.New(act, made.AccountId, Actor.Officer, made.Id, now, reason: made.Reason, officer: member.Id)
        );
}
