using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Doors;

/// <summary>
/// The session behind a request: the database is asked each time, so that an ended session is refused on every node at
/// once.
/// </summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    MiftahDb db,
    Cookies cookies,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "session";

    /// <summary>The key under which <see cref="HttpContext.Items"/> holds the <see cref="Session"/>.</summary>
    private static readonly object SessionItem = new();

    /// <summary>The open session of this request.</summary>
    /// <exception cref="InvalidOperationException">There is none: the page lacks its authorization.</exception>
    public static Session Of(HttpContext context) =>
        context?.Items[SessionItem] as Session ?? throw new InvalidOperationException("No session here.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookies.Read(Context, CookieKind.Session) is not { } token)
            return AuthenticateResult.NoResult();
        var now = clock.Now();
        var hash = Secrets.Hash(token);
        var found = await db
            .Sessions.AsNoTracking()
            .Where(x => x.TokenHash == hash && x.EndedAt == null)
            .Join(
                db.Accounts,
                x => x.AccountId,
                x => x.Id,
                (session, account) => new { Session = session, account.State }
            )
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null || !found.Session.IsOpen(now) || !found.State.Allows().SignIn)
            return AuthenticateResult.NoResult();
        await TouchAsync(found.Session, now);
        Context.Items[SessionItem] = found.Session;
        var identity = new ClaimsIdentity(
            [new("sub", found.Session.AccountId.ToString("N")), new("sid", found.Session.Id.ToString("N"))],
            SchemeName,
            "sub",
            roleType: null
        );
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var ended = cookies.Read(Context, CookieKind.Session) is not null;
        Response.Redirect($"{Request.PathBase}/sign-in{(ended ? "?ended=1" : "")}");
        return Task.CompletedTask;
    }

    private async Task TouchAsync(Session session, DateTime now)
    {
        if ((now - session.LastSeenAt).TotalSeconds < Session.TouchSeconds)
            return;
        await db
            .Sessions.Where(x => x.Id == session.Id && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now), Context.RequestAborted);
        session.LastSeenAt = now;
    }
}
