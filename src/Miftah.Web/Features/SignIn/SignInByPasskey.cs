using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Features.Authenticators;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// A passkey alone signs in: the device holds the key and has verified its owner. Wrong passwords of strangers do not
/// close this way, and it does not forget them.
/// </summary>
public sealed class SignInByPasskey(MiftahDb db, VerifyPasskey verify, OpenSession session, TimeProvider clock)
{
    private static readonly Refusal Changed = new("proof.passkey-refused");

    /// <param name="posted">The device's answer.</param>
    /// <param name="current">The session that is proved anew; null for an ordinary sign-in.</param>
    /// <param name="http">The request.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>Null when the session is open in this browser.</returns>
    public async Task<Refusal?> TryAsync(string? posted, Session? current, HttpContext http, CancellationToken cancel)
    {
        var (account, outcome) = await verify.WhoAsync(posted, cancel);
        if (account is null || outcome.Proof is null)
            return outcome.Why;
        if (current is not null && current.AccountId != account.Id)
            return Changed;
        if (!account.State.Allows().SignIn)
            return BeginSignIn.ClosedState(account.State);
        var now = clock.Now();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.LockOpenAsync(account.Id, account.Version, cancel))
            return Changed;
        var who = new SignedIn(account.Id, account.IdentityKey, SignInMethod.Passkey, outcome.Proof.Name, current?.Id);
        var opened = await session.AddAsync(who, http, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        session.Write(http, opened);
        return null;
    }
}
