using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// A saved recovery code: count, and use it up in one statement. Its owner is told that one was used.
/// </summary>
public sealed class VerifySavedCode(MiftahDb db, GuessBudgets budgets, Notify notify, TimeProvider clock)
{
    private static readonly Refusal Empty = new("proof.saved-empty");
    private static readonly Refusal NotACode = new("proof.saved-shape");
    private static readonly Refusal NoMatch = new("proof.saved-refused");
    private static readonly Refusal Spent = new("proof.spent");

    public async Task<ProofOutcome> TryAsync(ProofOwner owner, string? typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(owner);
        const string Field = ProofFields.CodeField;
        if (SavedCode.Parse(typed) is not { } code)
            return ProofOutcome.Refused(Field, string.IsNullOrWhiteSpace(typed) ? Empty : NotACode);
        var now = clock.Now();
        if (
            await budgets.DebitAsync(owner.BudgetKey, GuessKind.SavedCode, owner.KnownDevice, now, cancel)
            is not { } lane
        )
            return ProofOutcome.Refused(
                Field,
                Spent,
                await budgets.OpensAtAsync(owner.BudgetKey, GuessKind.SavedCode, GuessLane.Stranger, now, cancel)
            );
        var set = await db.BoundTo(owner.AccountId)
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Kind == AuthenticatorKind.SavedCodes, cancel);
        var hash = SavedCode.HashOf(set?.Id ?? Guid.Empty, code);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (set is null || !await UseAsync(set.Id, hash, now, cancel))
            return ProofOutcome.Refused(Field, NoMatch);
        await budgets.CreditAsync(owner.BudgetKey, GuessKind.SavedCode, lane, cancel);
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == owner.AccountId, cancel);
        notify.Tell(account, SmsPurpose.SavedCodeUsed, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ProofOutcome.Shown(new(set.Id, set.Kind, set.BoundAt));
    }

    // Of two posts of one code one wins; a set that was replaced meanwhile is worth nothing.
    private async Task<bool> UseAsync(Guid set, byte[] hash, DateTime now, CancellationToken cancel) =>
        await db
            .Authenticators.Where(x => x.Id == set && x.EndedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(x => x.LastUsedAt, now), cancel) == 1
        && await db
            .SavedCodes.Where(x => x.SetId == set && x.Hash == hash && x.UsedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(x => x.UsedAt, now), cancel) == 1;
}
