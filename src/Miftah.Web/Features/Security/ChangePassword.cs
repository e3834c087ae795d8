using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Domain.Passwords;
using Miftah.Web.Doors;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Security;

/// <summary>
/// Writes a new password for a person who has shown the present one. In the same transaction everything else that is
/// open
/// ends: other sessions, sign-ins, recoveries and known devices; this browser is known anew.
/// </summary>
public sealed class ChangePassword(
    MiftahDb db,
    IPasswordHasher hasher,
    GuessBudgets budgets,
    RememberBrowser remember,
    Notify notify,
    TimeProvider clock
)
{
    /// <returns>Null when it is written.</returns>
    public async Task<Refusal?> RunAsync(
        Session session,
        SubscriberAccount account,
        string password,
        HttpContext http,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(account);
        if ((await hasher.VerifyAsync(password, account.PasswordHash, cancel)).Matches)
            return PasswordRules.Former;
        var hash = await hasher.HashAsync(password, cancel);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var written = await db
            .Accounts.Where(x =>
                x.Id == account.Id
                && x.Version == account.Version
                && (x.State == AccountState.Active || x.State == AccountState.LowAssurance)
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(x => x.PasswordHash, hash).SetProperty(x => x.Version, x => x.Version + 1),
                cancel
            );
        if (written != 1)
            return ChangeAuthenticators.Closed;
        await db.EndAllAccessAsync(account, now, cancel, keep: session.Id);
        await budgets.ResetAsync(account.IdentityKey, GuessKind.Password, cancel);
        var device = await remember.BrowserAsync(http, account.Id, account.IdentityKey, now, cancel);
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.PasswordChanged,
                account.Id,
                Actor.Subscriber,
                session.Id,
                now,
                proofs: "password",
                device: session.DeviceLabel
            )
        );
        notify.Tell(account, SmsPurpose.PasswordChanged, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        remember.Write(http, device);
        return null;
    }
}
