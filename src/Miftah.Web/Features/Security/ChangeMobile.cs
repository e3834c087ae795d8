using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;

namespace Miftah.Web.Features.Security;

/// <summary>
/// The person changes the registered mobile themselves: asks, and applies it with the code that came to the new one.
/// </summary>
public sealed class ChangeMobile(
    MiftahDb db,
    ProveNewNumber prove,
    ReplaceMobile replace,
    RememberBrowser remember,
    TimeProvider clock
)
{
    /// <summary>
    /// The proof that this session showed is enough. After a change of the mobile, only what was bound before it; the
    /// mobile itself only where nothing stronger is bound, which <see cref="SecurityPage"/> sees to.
    /// </summary>
    public async Task<bool> AllowsAsync(Session session, SubscriberAccount account, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(account);
        if (!account.HasNewNumber(clock.Now()))
            return true;
        return KindOf(session.Method) is { } kind
            && !await db.BoundTo(account.Id)
                .AnyAsync(x => x.Kind == kind && x.BoundAt >= account.NumberChangedAt, cancel);
    }

    public async Task AskAsync(Session session, SubscriberAccount account, string number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var byMobile = session.Method == SignInMethod.PasswordAndSms;
        await prove.AskAsync(account, number, By(session), byMobile, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Counts, compares; the code is used up and the number written in one transaction, or neither.</summary>
    /// <returns>Null when the new number is the registered one.</returns>
    public async Task<(Refusal Why, DateTime? Until)?> ApplyAsync(
        NumberChange change,
        (Session Session, SubscriberAccount Account) whose,
        string code,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var (session, account) = whose;
        var by = By(session);
        if (await prove.CompareAsync(change, account, code, by, cancel) is { } refused)
            return refused;
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (
            !await prove.UseAsync(change, cancel)
            || !await replace.RunAsync(change, account, by, keep: session.Id, cancel)
        )
            return (ChangeAuthenticators.Closed, null);
        var device = await remember.BrowserAsync(http, account.Id, account.IdentityKey, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        remember.Write(http, device);
        return null;
    }

    private static NumberAsker By(Session session) =>
        new(Actor.Subscriber, session.Id, ProofsOf(session.Method), session.DeviceLabel);

    private static string ProofsOf(SignInMethod method) =>
        method == SignInMethod.Passkey ? ShownProof.NameOf(AuthenticatorKind.Passkey)
        : KindOf(method) is { } kind ? $"password,{ShownProof.NameOf(kind)}"
        : "password,sms-code";

    private static AuthenticatorKind? KindOf(SignInMethod method) =>
        method switch
        {
            SignInMethod.Passkey or SignInMethod.PasswordAndPasskey => AuthenticatorKind.Passkey,
            SignInMethod.PasswordAndApp => AuthenticatorKind.AuthenticatorApp,
            SignInMethod.PasswordAndSavedCode => AuthenticatorKind.SavedCodes,
            _ => null,
        };
}
