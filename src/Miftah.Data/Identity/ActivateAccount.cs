using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;

namespace Miftah.Data.Identity;

/// <summary>The person's name as the evidence shows it that was validated in person.</summary>
public sealed record VerifiedName(string Arabic, string English)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(VerifiedName);
}

/// <summary>Who verified which applicant in person, and how.</summary>
/// <param name="Account">The account that is activated.</param>
/// <param name="Name">From the validated evidence.</param>
/// <param name="By">The kiosk's system, or an officer.</param>
/// <param name="Within">The visit or the case.</param>
/// <param name="Proofs">What was shown, separated by commas.</param>
/// <param name="Officer">Which officer, where one acted.</param>
public sealed record Activation(
    Guid Account,
    VerifiedName Name,
    Actor By,
    Guid Within,
    string Proofs,
    Guid? Officer = null
);

/// <summary>
/// Gives an account that opened itself the identity number it claims, and its name. In the same transaction every rival
/// that claims the same number is erased, the record is written and the notice promised (docs/adr/0029).
/// </summary>
public sealed class ActivateAccount(MiftahDb db, PersonalDataSeal personal, AccountIndex index, EraseAccount erase)
{
    /// <summary>The outbox message that tells the person.</summary>
    public const string TellKind = "tell-account-activated";

    /// <returns>False when no such account waits for it, or the person has an activated one already.</returns>
    public async Task<bool> RunAsync(Activation act, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await WithinAsync(act, now, cancel))
            return false;
        await transaction.CommitAsync(cancel);
        await db.ForgetDeletedAsync(cancel);
        return true;
    }

    /// <summary>
    /// The same in the caller's transaction, who lets the engine forget the rivals once it is committed.
    /// </summary>
    public async Task<bool> WithinAsync(Activation act, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(act);
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == act.Account && x.ClaimIndex != null, cancel);
        if (account is null)
            return false;
        var data = personal.Open(account);
        var number = index.ByNumber(data.IdentityNumber);
        var rivals = db.Accounts.Where(x => x.ClaimIndex == number.InUse || x.ClaimIndex == number.Other);
        var named = personal.Close(
            account.DataKey!,
            data with
            {
                NameArabic = act.Name.Arabic,
                NameEnglish = act.Name.English,
            }
        );
        // All rivals first: of two activations at once the second waits here, and then finds nothing to activate.
        await rivals.ExecuteUpdateAsync(set => set.SetProperty(x => x.Version, x => x.Version), cancel);
        if (!await TakeNumberAsync(account, number, named, cancel))
            return false;
        var superseded = await rivals.Select(x => x.Id).ToListAsync(cancel);
        foreach (var rival in superseded)
            await erase.WithinAsync(rival, Reasons.Superseded, now, cancel);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.AccountActivated,
                account.Id,
                act.By,
                act.Within,
                now,
                proofs: act.Proofs,
                officer: act.Officer
            )
        );
        db.Outbox.Add(OutboxMessage.Now(TellKind, account.Id, now, OutboxLane.Word));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    // The number is free to take only while no activated account has it; the unique index says so once more.
    private async Task<bool> TakeNumberAsync(
        SubscriberAccount account,
        FindKeys number,
        byte[] named,
        CancellationToken cancel
    ) =>
        await db
            .Accounts.Where(x =>
                x.Id == account.Id
                && x.Version == account.Version
                && x.State == AccountState.LowAssurance
                && x.ClaimIndex != null
                && !db.Accounts.Any(a => a.NumberIndex == number.InUse || a.NumberIndex == number.Other)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.State, AccountState.Active)
                        .SetProperty(x => x.NumberIndex, number.InUse)
                        .SetProperty(x => x.ClaimIndex, (byte[]?)null)
                        .SetProperty(x => x.PersonalSealed, named)
                        .SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            ) == 1;
}
