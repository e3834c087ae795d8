using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.SignIn;

/// <summary>Who is signed in how, and in place of which session.</summary>
public sealed record SignedIn(Guid AccountId, byte[] IdentityKey, SignInMethod Method, string Proofs, Guid? Replaces);

/// <summary>What a finished sign-in puts into the browser.</summary>
public sealed record OpenedSession(string Token, string Device);

/// <summary>
/// Opens the session of a finished sign-in, makes this browser known and writes the record, in the caller's
/// transaction.
/// </summary>
public sealed class OpenSession(MiftahDb db, RememberBrowser remember, Cookies cookies)
{
    public async Task<OpenedSession> AddAsync(SignedIn who, HttpContext http, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        var token = Secrets.NewToken();
        var session = new Session
        {
            Id = RowId.New(now),
            AccountId = who.AccountId,
            TokenHash = Secrets.Hash(token),
            Method = who.Method,
            DeviceLabel = DeviceLabel.Of(http),
            StartedAt = now,
            LastSeenAt = now,
        };
        db.Sessions.Add(session);
        await EndFormerAsync(who, http, now, cancel);
        var device = await remember.BrowserAsync(http, who.AccountId, who.IdentityKey, now, cancel);
        db.SignInRecords.Add(
            new()
            {
                Id = RowId.New(now),
                Key = who.IdentityKey,
                At = now,
                Succeeded = true,
                Method = who.Method,
                DeviceLabel = session.DeviceLabel,
            }
        );
        db.AuditRecords.Add(
            AuditRecord.New(
                Acts.SignedIn,
                who.AccountId,
                Actor.Subscriber,
                session.Id,
                now,
                proofs: who.Proofs,
                device: session.DeviceLabel
            )
        );
        return new(token, device);
    }

    // The one that is proved anew, and the one whose cookie this browser loses.
    private async Task EndFormerAsync(SignedIn who, HttpContext http, DateTime now, CancellationToken cancel)
    {
        var held = cookies.Read(http, CookieKind.Session) is { } token ? Secrets.Hash(token) : null;
        await db
            .Sessions.Where(x => (x.Id == who.Replaces || x.TokenHash == held) && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedAt, now), cancel);
    }

    /// <summary>Hands the session to the browser, once the transaction is committed.</summary>
    public void Write(HttpContext http, OpenedSession opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        cookies.Delete(http, CookieKind.SignIn);
        cookies.Write(http, CookieKind.Session, opened.Token);
        remember.Write(http, opened.Device);
    }
}
