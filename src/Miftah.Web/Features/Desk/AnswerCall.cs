using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Data.Guessing;
using Miftah.Data.Recovery;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Staff;
using Miftah.Domain.Text;

namespace Miftah.Web.Features.Desk;

/// <summary>What an agent typed of a caller.</summary>
/// <param name="Named">An identity number, or the reference of a case, a recovery or an enrolment.</param>
/// <param name="Digits">The last two of the mobile, as the caller said them.</param>
/// <param name="Reason">One of <see cref="CaseReasons.Calling"/>.</param>
public sealed record Call(string Named, string Digits, string Reason)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(Call);
}

/// <summary>
/// Tells an agent how an account stands, once its caller said what its owner knows. Nobody, and somebody whose caller
/// said something else, get the same answer; the look is counted and recorded before anything is compared. A request
/// that no account stands behind, or none of its caller's, shows how far it came, as its own page does.
/// </summary>
public sealed class AnswerCall(
    MiftahDb db,
    TakeLook look,
    KinCheck kin,
    GuessBudgets budgets,
    BlindIndex index,
    AccountIndex find,
    FindAttempt attempts,
    StaffPersonalSeal staff,
    PersonalDataSeal personal,
    ReadStanding read,
    CallTickets tickets,
    TimeProvider clock
)
{
    public const int DigitsLength = 2;
    private static readonly Refusal NoMatch = new("desk.no-match");
    private static readonly Refusal ChecksSpent = new("desk.checks-spent");

    /// <returns>What may be told, or why nothing may.</returns>
    public async Task<Result<Told>> RunAsync(StaffAccount member, Call call, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(call);
        var now = clock.Now();
        var attempt = await attempts.ByReferenceAsync(call.Named, now, cancel);
        var account = await (attempt is null ? FindAsync(call.Named, cancel) : FindAsync(attempt, cancel));
        var data = account?.DataKey is null ? null : personal.Open(account);
        if (await NotTheirsAsync(member, data?.IdentityNumber ?? attempt?.Number ?? call.Named, cancel) is { } refused)
            return refused;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mayLook = await look.WithinAsync(member, New(member, account, call, now), cancel);
        var key = account?.IdentityKey ?? attempt?.IdentityKey ?? index.Of(IndexPurpose.Identity, call.Named);
        var mayGuess = mayLook && await CountAsync(key, now, cancel);
        var isTheirs = mayGuess && EndsWith(data?.Mobile, call.Digits);
        var isClaimed = mayGuess && EndsWith(attempt?.Mobile, call.Digits);
        if (mayLook && account is not null)
            Record(isTheirs ? Acts.SupportLooked : Acts.SupportRefused, account.Id, member, call, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel); // Whatever came of it: the look and the guess were counted.
        if (!mayLook)
            return OpenCase.Stopped;
        if (!mayGuess)
            return ChecksSpent;
        if (!isTheirs && !isClaimed)
            return NoMatch;
        var standing = isTheirs ? await read.OfAsync(account!, data!.Mobile, data.Email, now, cancel) : null;
        return new Told(await SeenAsync(member, attempt, standing, now, cancel), standing);
    }

    // The message of a request is told to whoever has the mobile that it went to.
    private async Task<AttemptSeen?> SeenAsync(
        StaffAccount member,
        AttemptFound? attempt,
        Standing? standing,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (attempt is null)
            return null;
        var message =
            standing is null && !attempt.IsEnrolment ? null : await read.MessageOfAsync(attempt, standing, cancel);
        return new(attempt, message, tickets.Make(member.Id, attempt, now));
    }

    // A number that its owner has not activated names nobody; see docs/adr/0029.
    private async Task<SubscriberAccount?> FindAsync(string named, CancellationToken cancel)
    {
        var number = find.ByNumber(named);
        var about = await db.Cases.AsNoTracking().SingleOrDefaultAsync(x => x.Reference == named, cancel);
        var id = about?.AccountId;
        return await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(
                x => x.NumberIndex == number.InUse || x.NumberIndex == number.Other || x.Id == id,
                cancel
            );
    }

    // The account that the details were right for; before that, the one that the number names.
    private async Task<SubscriberAccount?> FindAsync(AttemptFound attempt, CancellationToken cancel)
    {
        if (attempt.AccountId is { } id)
            return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancel);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.IdentityKey == attempt.IdentityKey, cancel);
    }

    private async Task<Refusal?> NotTheirsAsync(StaffAccount member, string number, CancellationToken cancel)
    {
        if (StaffAccount.KeyOf(index, number).AsSpan().SequenceEqual(member.NumberKey))
            return OpenCase.Own;
        // A reference that nobody has is nobody's relative.
        return IdentityNumber.Parse(number) is Result<IdentityNumber>.Ok
            ? await kin.RefusesAsync(staff.Open(member).IdentityNumber, number, cancel)
            : null;
    }

    private Task<bool> CountAsync(byte[] key, DateTime now, CancellationToken cancel) =>
        budgets.DebitAsync(key, GuessKind.CallerCheck, GuessLane.Stranger, now, cancel);

    private static bool EndsWith(string? mobile, string digits) =>
        mobile is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(mobile[^DigitsLength..]),
            Encoding.ASCII.GetBytes(digits)
        );

    private static Look New(StaffAccount member, SubscriberAccount? account, Call call, DateTime now) =>
        new()
        {
            Id = RowId.New(now),
            StaffId = member.Id,
            AccountId = account?.Id ?? Guid.Empty,
            Fact = Fact.Masked,
            Reason = call.Reason,
            At = now,
        };

    private void Record(string act, Guid account, StaffAccount member, Call call, DateTime now) =>
        db.AuditRecords.Add(
            AuditRecord.New(act, account, Actor.Officer, member.OfficeId, now, reason: call.Reason, officer: member.Id)
        );

    /// <summary>An identity number or a reference, as it is looked for; null when it is neither.</summary>
    public static string? Read(string? typed)
    {
        if (IdentityNumber.Parse(typed) is Result<IdentityNumber>.Ok { Value: var number })
            return number.Value;
        return Reference.Read(typed);
    }
}
