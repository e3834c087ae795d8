using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Freeze;

/// <summary>
/// Freezes an account: sign-in and recovery stop, everything open ends. It can do nothing else, and not undo itself.
/// </summary>
public sealed class FreezeAccount(MiftahDb db, Notify notify, TimeProvider clock)
{
    /// <summary>
    /// What was bound in the life of a notice's link, in days, is disputed by a freeze and does not lift it: whoever
    /// broke in may have bound it, and the owner presses the newest link, not the one that told of it.
    /// </summary>
    private const int DisputedDays = FreezeLink.LifetimeDays;

    /// <summary>By the link of a notice, which works once and signed out.</summary>
    /// <returns>
    /// False for a link that is used, ended or unknown, or whose account cannot be frozen: the page says the same for
    /// all.
    /// </returns>
    public async Task<bool> ByLinkAsync(byte[] tokenHash, string device, CancellationToken cancel)
    {
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var used = await Working(db, tokenHash, now)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel);
        if (used != 1)
            return false;
        var link = await db.FreezeLinks.AsNoTracking().SingleAsync(x => x.TokenHash == tokenHash, cancel);
        if (!await FreezeAsync(link.AccountId, (Actor.Claimant, link.Id, device), now, cancel))
            return false; // The link stays: it may be needed once the account is open again.
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>By the person who is signed in.</summary>
    public async Task BySessionAsync(Session session, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.Now();
        var by = (Actor.Subscriber, session.Id, session.DeviceLabel);
        await FreezeAsync(session.AccountId, by, now, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Links that can still be used.</summary>
    internal static IQueryable<FreezeLink> Working(MiftahDb db, byte[] tokenHash, DateTime now) =>
        db.FreezeLinks.Where(x => x.TokenHash == tokenHash && x.UsedAt == null && x.EndsAt > now);

    // True when the account is frozen now, by this or by an earlier act.
    private async Task<bool> FreezeAsync(
        Guid account,
        (Actor Actor, Guid Within, string Device) by,
        DateTime now,
        CancellationToken cancel
    )
    {
        var disputedSince = now.AddDays(-DisputedDays);
        // Only what is open can be frozen: a suspended or closed account stays what it is.
        var frozen = await db
            .Accounts.Where(x =>
                x.Id == account && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.StateBeforeFreeze, x => x.State)
                        .SetProperty(x => x.State, AccountState.Frozen)
                        .SetProperty(x => x.UnfrozenByProofsBefore, disputedSince)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            );
        if (frozen != 1)
            return await db.Accounts.AnyAsync(x => x.Id == account && x.State == AccountState.Frozen, cancel);
        var frozenAccount = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == account, cancel);
        await db.EndAllAccessAsync(frozenAccount, now, cancel);
        // Whoever holds other links of the account must not freeze it again once its owner lifted this freeze.
        await db
            .FreezeLinks.Where(x => x.AccountId == account && x.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now), cancel);
        db.AuditRecords.Add(AuditRecord.New(Acts.Frozen, account, by.Actor, by.Within, now, device: by.Device));
        notify.Say(frozenAccount, SmsPurpose.AccountFrozen);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
