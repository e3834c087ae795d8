using System.Text;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>Who asks for a new number, within what, and by which proof.</summary>
/// <param name="Actor">The person, or an officer.</param>
/// <param name="Within">The session or the case.</param>
/// <param name="Proofs">What was shown for it, separated by commas.</param>
/// <param name="Device">Browser and system family; empty for an officer's.</param>
/// <param name="Officer">The officer, where one acts.</param>
public sealed record NumberAsker(Actor Actor, Guid Within, string Proofs, string Device, Guid? Officer = null)
{
    /// <summary>The person stands before an officer or a kiosk: no hold stops them, nor a freeze.</summary>
    public bool IsInPerson => Actor is Actor.Officer or Actor.Kiosk;
}

/// <summary>
/// A new number and the code that proves it: asked for, counted, compared, consumed. The number changes nothing by
/// that; <see cref="ReplaceMobile"/> writes it.
/// </summary>
public sealed class ProveNewNumber(
    MiftahDb db,
    GuessBudgets budgets,
    BlindIndex index,
    SubjectSealer sealer,
    TimeProvider clock
)
{
    private static readonly Refusal NoMatch = new("number.code-refused");
    private static readonly Refusal Spent = new("number.spent");
    private static readonly Refusal TooSoon = new("code.resend-too-soon");
    private static readonly Refusal NoMoreCodes = new("code.resends-spent");

    /// <summary>
    /// Adds a change and the promise of its code to what the caller's next save stores; the account's former open
    /// change ends. The same statements whether or not the number is another account's.
    /// </summary>
    public async Task<NumberChange> AskAsync(
        SubscriberAccount account,
        string number,
        NumberAsker by,
        bool provedByMobile,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        var now = clock.Now();
        await EndOpenAsync(account.Id, now, cancel);
        var id = RowId.New(now);
        var change = new NumberChange
        {
            Id = id,
            AccountId = account.Id,
            Within = by.Within,
            ProvedByMobile = provedByMobile,
            NumberSealed = sealer.Seal(account.DataKey, NumberChange.NumberAt(id), number),
            CodeAskedAt = now,
            CodeEndsAt = now.AddMinutes(OneTimeCode.LifetimeMinutes),
            CodesAsked = 1,
            StartedAt = now,
        };
        db.NumberChanges.Add(change);
        db.Outbox.Add(OutboxMessage.Now(SendNewNumberCode.Kind, id, now));
        Record(Acts.NumberChangeAsked, account.Id, by, now);
        return change;
    }

    /// <summary>Promises one more code.</summary>
    /// <returns>Null when it is promised.</returns>
    public async Task<(Refusal Why, DateTime? Until)?> AskAgainAsync(NumberChange change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(change);
        var now = clock.Now();
        var opensAt = change.CodeAskedAt.AddSeconds(OneTimeCode.ResendAfterSeconds);
        if (now < opensAt)
            return (TooSoon, opensAt);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var asked = await db
            .NumberChanges.Where(x =>
                x.Id == change.Id
                && x.EndedAt == null
                && x.CodeUsedAt == null
                && x.CodesAsked == change.CodesAsked
                && x.CodesAsked < NumberChange.CodesMax
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.CodesAsked, x => x.CodesAsked + 1).SetProperty(x => x.CodeAskedAt, now),
                cancel
            );
        if (asked != 1)
            return (NoMoreCodes, null);
        db.Outbox.Add(OutboxMessage.Now(SendNewNumberCode.Kind, change.Id, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Counts the try, then compares. A code that is right is not used up by this.</summary>
    /// <returns>Null when the code is right; otherwise one refusal for wrong, ended, used and never sent.</returns>
    public async Task<(Refusal Why, DateTime? Until)?> CompareAsync(
        NumberChange change,
        SubscriberAccount account,
        string code,
        NumberAsker by,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(account);
        var now = clock.Now();
        var key = account.IdentityKey;
        if (!await DebitTryAsync(change.Id, cancel))
            return (NoMatch, null);
        if (await budgets.DebitAsync(key, GuessKind.NewNumberCode, true, now, cancel) is not { } lane)
            return (Spent, await budgets.OpensAtAsync(key, GuessKind.NewNumberCode, GuessLane.Stranger, now, cancel));
        var matches = OneTimeCode.Matches(index, change.Id, code, change.CodeHash);
        if (matches && change.IsOpen(now) && now < change.CodeEndsAt)
        {
            await budgets.CreditAsync(key, GuessKind.NewNumberCode, lane, cancel);
            return null;
        }
        Record(Acts.NumberCodeRefused, account.Id, by, now);
        await db.SaveChangesAsync(cancel);
        return (NoMatch, null);
    }

    /// <summary>Uses the code up that was compared, in the caller's transaction: of two right posts one wins.</summary>
    public async Task<bool> UseAsync(NumberChange compared, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(compared);
        var now = clock.Now();
        return await db
                .NumberChanges.Where(x =>
                    x.Id == compared.Id
                    && x.EndedAt == null
                    && x.CodeUsedAt == null
                    && x.CodeHash == compared.CodeHash
                    && x.CodeEndsAt > now
                )
                .ExecuteUpdateAsync(
                    set => set.SetProperty(x => x.CodeUsedAt, now).SetProperty(x => x.CodeHash, (byte[]?)null),
                    cancel
                ) == 1;
    }

    /// <summary>The number that waits, in E.164; null once it is wiped.</summary>
    public string? NumberOf(NumberChange change, SubscriberAccount account)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(account);
        return change.NumberSealed is { } made
            ? Encoding.UTF8.GetString(sealer.Open(account.DataKey, NumberChange.NumberAt(change.Id), made))
            : null;
    }

    private async Task<bool> DebitTryAsync(Guid id, CancellationToken cancel) =>
        await db
            .NumberChanges.Where(x =>
                x.Id == id && x.EndedAt == null && x.CodeUsedAt == null && x.CodeTries < OneTimeCode.TriesMax
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.CodeTries, x => x.CodeTries + 1), cancel) == 1;

    // What two officers look at already is not ended by a page of the person's own, nor the other way round: only what
    // still waits for its code.
    private Task<int> EndOpenAsync(Guid account, DateTime now, CancellationToken cancel) =>
        db.NumberChanges.Where(x => x.AccountId == account && x.CodeUsedAt == null).EndAsync(now, cancel);

    private void Record(string act, Guid account, NumberAsker by, DateTime now) =>
        db.AuditRecords.Add(
            AuditRecord.New(
                act,
                account,
                by.Actor,
                by.Within,
                now,
                proofs: by.Proofs,
                device: by.Device,
                officer: by.Officer
            )
        );
}
