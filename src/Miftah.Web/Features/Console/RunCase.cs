using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Casework;
using Miftah.Data.Identity;
using Miftah.Domain.Audit;
using Miftah.Domain.Casework;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Staff;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Console;

/// <summary>Does what a case asked for, in the transaction that decides it: it is done, or it is not decided.</summary>
public sealed class RunCase(
    MiftahDb db,
    ProveNewNumber prove,
    ReplaceMobile replace,
    ActivateAccount activate,
    LiftHold lift,
    UnfreezeInPerson unfreeze,
    CloseDeceased close,
    RemoveAuthenticators remove,
    SubjectSealer sealer,
    Notify notify
)
{
    /// <returns>False when the account is not as the evidence found it: nothing happened.</returns>
    public Task<bool> RunAsync(Case about, StaffAccount member, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(member);
        var proofs = ProofsOf(about);
        var act = new InPerson(about.AccountId, about.AccountVersion, Actor.Officer, about.Id, proofs, member.Id);
        return about.Kind switch
        {
            CaseKind.ChangeMobile => ChangeAsync(about, act, cancel),
            CaseKind.Activate => ActivateAsync(about, act, now, cancel),
            CaseKind.LiftHold => lift.WithinAsync(act, now, cancel),
            CaseKind.Unfreeze => unfreeze.WithinAsync(act, now, cancel),
            CaseKind.CloseDeceased => CloseAsync(act, now, cancel),
            CaseKind.RemoveAuthenticators => RemoveAsync(act, now, cancel),
            CaseKind.UnlockBudget => UnlockAsync(act, now, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(about), about.Kind, "No such kind of case."),
        };
    }

    /// <summary>
    /// Nothing of it is done: the person is told, at the number they brought too, and that number is wiped.
    /// </summary>
    public async Task RefuseAsync(Case about, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(about);
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == about.AccountId, cancel);
        var changes = db.NumberChanges.Where(x => x.Within == about.Id && x.AccountId == about.AccountId);
        var proved = await changes
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == about.NumberChangeId && x.EndedAt == null, cancel);
        if (proved is not null && prove.NumberOf(proved, account) is { } number)
            notify.SayAt(number, account, SmsPurpose.CaseRefused);
        notify.Say(account, SmsPurpose.CaseRefused);
        await changes.EndAsync(now, cancel);
    }

    private static string ProofsOf(Case about)
    {
        var shown = VerifyCase.ProofOf(about.Evidence ?? EvidenceKind.Statement);
        if (about.Rule.NeedsNewNumber)
            shown += ",sms-code";
        return about.Rule.TakesTwo ? shown + ",second-officer" : shown;
    }

    // A number that was changed since the case was opened is settled already: this one is for the former.
    private async Task<bool> ChangeAsync(Case about, InPerson act, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == about.AccountId, cancel);
        var change = await db
            .NumberChanges.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == about.NumberChangeId && x.EndedAt == null, cancel);
        if (change is null || account.NumberChangedAt >= about.OpenedAt)
            return false;
        var by = new NumberAsker(act.By, act.Within, act.Proofs, "", act.Officer);
        return await replace.RunAsync(change, account, by, keep: null, cancel);
    }

    private async Task<bool> ActivateAsync(Case about, InPerson act, DateTime now, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == about.AccountId, cancel);
        if (about.NamesSealed is not { } made || account.Version != act.Version)
            return false;
        var plain = sealer.Open(account.DataKey, Case.NamesAt(about.Id), made);
        var names = JsonSerializer.Deserialize<VerifiedName>(plain)!;
        var activation = new Activation(act.Account, names, act.By, act.Within, act.Proofs, act.Officer);
        return await activate.WithinAsync(activation, now, cancel);
    }

    private async Task<bool> CloseAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        // While it is open: a closed account is told nothing.
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == act.Account, cancel);
        notify.Say(account, SmsPurpose.AccountClosed);
        return await close.WithinAsync(act, now, cancel);
    }

    private async Task<bool> RemoveAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        if (!await remove.WithinAsync(act, now, cancel))
            return false;
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == act.Account, cancel);
        notify.Tell(account, SmsPurpose.AuthenticatorRemoved, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<bool> UnlockAsync(InPerson act, DateTime now, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == act.Account, cancel);
        await db.ReopenRecoveryAsync(account.IdentityKey, cancel);
        notify.Say(account, SmsPurpose.RecoveryReopened);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.GuessesReopened,
                act.Account,
                act.By,
                act.Within,
                now,
                proofs: act.Proofs,
                officer: act.Officer
            )
        );
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
