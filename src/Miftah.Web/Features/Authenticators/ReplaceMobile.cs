using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Writes a new registered mobile that was proved, in the caller's transaction. Open recoveries and sign-ins die with
/// the former number, other sessions end, and both numbers are told, each with its freeze link.
/// </summary>
public sealed class ReplaceMobile(
    MiftahDb db,
    ProveNewNumber prove,
    PersonalDataSeal personal,
    AccountIndex index,
    Notify notify,
    TimeProvider clock
)
{
    /// <summary>Where the person themselves may: what they can sign in to.</summary>
    public static readonly AccountState[] Own = [AccountState.Active, AccountState.LowAssurance];

    /// <summary>Where officers and kiosks may: a frozen account has an owner who comes in person.</summary>
    public static readonly AccountState[] InPerson = [.. Own, AccountState.Frozen];

    /// <param name="change">Its code came back.</param>
    /// <param name="account">As it was read: a change since then wins.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="keep">The session that stays, where the person changes it.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>False when the account changed, is closed to this, or the number is another's by now.</returns>
    public async Task<bool> RunAsync(
        NumberChange change,
        SubscriberAccount account,
        NumberAsker by,
        Guid? keep,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        var now = clock.Now();
        if (prove.NumberOf(change, account) is not { } number)
            return false;
        var former = personal.Open(account);
        if (!await WriteAsync(account, former with { Mobile = number }, by, now, cancel))
            return false;
        if (!await FinishAsync(change, now, cancel))
            return false;
        await db.EndAllAccessAsync(account, now, cancel, keep);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.NumberChanged,
                account.Id,
                by.Actor,
                by.Within,
                now,
                proofs: by.Proofs,
                device: by.Device,
                officer: by.Officer
            )
        );
        notify.TellAt(former.Mobile, account, SmsPurpose.NumberChanged, now);
        notify.TellAt(number, account, SmsPurpose.NumberChanged, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private Task<bool> WriteAsync(
        SubscriberAccount account,
        PersonalData data,
        NumberAsker by,
        DateTime now,
        CancellationToken cancel
    )
    {
        var (number, _, username) = index.Of(data);
        var made = new NewMobile(
            personal.Close(account.DataKey!, data),
            index.ByMobile(data.Mobile),
            number,
            username,
            index.Version
        );
        var states = by.IsInPerson ? InPerson : Own;
        return db.WriteMobileAsync(account, made, states, insideHold: by.IsInPerson, now, cancel);
    }

    // Once: whatever else waits for this account is over with it.
    private async Task<bool> FinishAsync(NumberChange change, DateTime now, CancellationToken cancel)
    {
        var finished = await db
            .NumberChanges.Where(x => x.Id == change.Id && x.CodeUsedAt != null)
            .EndAsync(now, cancel);
        await db.NumberChanges.Where(x => x.AccountId == change.AccountId).EndAsync(now, cancel);
        return finished == 1;
    }
}
