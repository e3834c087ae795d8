using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// A code asked for on the second step: the first one of an attempt that began with a stronger way, or a new one.
/// </summary>
public sealed class AskSmsCode(MiftahDb db, SendSignInCode send, TimeProvider clock)
{
    private static readonly Refusal TooSoon = new("code.resend-too-soon");
    private static readonly Refusal Spent = new("code.resends-spent");

    /// <returns>Null when a code is on its way.</returns>
    public async Task<SignInRefusal?> ForAsync(SignInAttempt shown, SubscriberAccount account, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var now = clock.Now();
        var opensAt = shown.CodeAskedAt.AddSeconds(OneTimeCode.ResendAfterSeconds);
        if (shown.HasCode && now < opensAt)
            return new(TooSoon, opensAt);
        // Code and claim are one transaction: of many posts at once one finds the attempt as all of them saw it.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = await db
            .SignInAttempts.Where(x =>
                x.Id == shown.Id
                && x.EndedAt == null
                && x.CodeHash == shown.CodeHash
                && x.CodeAskedAt == shown.CodeAskedAt
                && x.Resends == shown.Resends
                && x.Resends < SignInAttempt.ResendsMax
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.Resends, x => shown.CodeHash == null ? x.Resends : x.Resends + 1),
                cancel
            );
        if (mine != 1)
            return shown.Resends < SignInAttempt.ResendsMax
                ? new(TooSoon, now.AddSeconds(OneTimeCode.ResendAfterSeconds))
                : new(Spent);
        var attempt = await db.SignInAttempts.SingleAsync(x => x.Id == shown.Id, cancel);
        if (await send.ToAsync(account, attempt, now, cancel) is { } spent)
            return spent;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
