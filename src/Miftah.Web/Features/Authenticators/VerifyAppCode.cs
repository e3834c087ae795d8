using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Authenticators;

/// <summary>A code of an authenticator app: count, compare, and take its step for good.</summary>
public sealed class VerifyAppCode(MiftahDb db, GuessBudgets budgets, SubjectSealer sealer, TimeProvider clock)
{
    private static readonly Refusal NoMatch = new("proof.app-refused");
    private static readonly Refusal Spent = new("proof.spent");

    public async Task<ProofOutcome> TryAsync(ProofOwner owner, string? typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(owner);
        const string Field = ProofFields.CodeField;
        var code = Typed.Digits(typed);
        if (CodeShape.Problem(code) is { } problem)
            return ProofOutcome.Refused(Field, problem);
        var now = clock.Now();
        if (
            await budgets.DebitAsync(owner.BudgetKey, GuessKind.AppCode, owner.KnownDevice, now, cancel) is not { } lane
        )
            return ProofOutcome.Refused(
                Field,
                Spent,
                await budgets.OpensAtAsync(owner.BudgetKey, GuessKind.AppCode, GuessLane.Stranger, now, cancel)
            );
        var apps = await db.BoundTo(owner.AccountId)
            .AsNoTracking()
            .Where(x => x.Kind == AuthenticatorKind.AuthenticatorApp)
            .ToListAsync(cancel);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == owner.AccountId, cancel);
        foreach (var app in apps)
            if (StepOf(app, account!.DataKey, code, now) is { } step && await TakeAsync(app.Id, step, now, cancel))
            {
                await budgets.CreditAsync(owner.BudgetKey, GuessKind.AppCode, lane, cancel);
                return ProofOutcome.Shown(new(app.Id, app.Kind, app.BoundAt));
            }
        return ProofOutcome.Refused(Field, NoMatch);
    }

    private long? StepOf(Authenticator app, DataKey? key, string code, DateTime now)
    {
        var secret = sealer.Open(key, Authenticator.SecretAt(app.Id), app.SecretSealed);
        var step = AppCode.Match(secret, code, now, app.LastStep);
        CryptographicOperations.ZeroMemory(secret);
        return step;
    }

    // Of two posts of one code one wins, and no earlier code is taken after it.
    private async Task<bool> TakeAsync(Guid app, long step, DateTime now, CancellationToken cancel) =>
        await db
            .Authenticators.Where(x => x.Id == app && x.EndedAt == null && x.LastStep < step)
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.LastStep, step).SetProperty(x => x.LastUsedAt, now),
                cancel
            ) == 1;
}
