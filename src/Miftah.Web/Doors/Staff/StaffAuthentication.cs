using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Staff;

namespace Miftah.Web.Doors.Staff;

/// <summary>
/// The staff session behind a request. State, roles and office are read each time: who was suspended, or lost a role,
/// is refused by the next request on every node.
/// </summary>
public sealed class StaffAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    MiftahDb db,
    Cookies cookies,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "staff";

    private const string SignInPath = "/staff/sign-in";

    private static readonly object MemberItem = new();

    /// <summary>Who is signed in here.</summary>
    /// <exception cref="InvalidOperationException">Nobody: the page lacks its capability.</exception>
    public static SignedInStaff Of(HttpContext context) =>
        Find(context) ?? throw new InvalidOperationException("No member of staff here.");

    /// <summary>Who is signed in here, or null.</summary>
    public static SignedInStaff? Find(HttpContext context) => context?.Items[MemberItem] as SignedInStaff;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.CameThrough() != Door.Staff || cookies.Read(Context, CookieKind.Session) is not { } token)
            return AuthenticateResult.NoResult();
        var now = clock.Now();
        var hash = Secrets.Hash(token);
        var found = await db
            .StaffSessions.AsNoTracking()
            .Where(x => x.TokenHash == hash && x.EndedAt == null)
            .Join(db.StaffAccounts, x => x.StaffId, x => x.Id, (session, account) => new { session, account })
            .Join(
                db.Offices,
                x => x.account.OfficeId,
                x => x.Id,
                (x, office) => new SignedInStaff(x.session, x.account, office)
            )
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null || !found.Session.IsOpen(now) || found.Account.State != StaffState.Active)
            return AuthenticateResult.NoResult();
        await TouchAsync(found.Session, now);
        Context.Items[MemberItem] = found;
        var identity = new ClaimsIdentity(
            [new("sub", found.Id.ToString("N")), new("sid", found.Session.Id.ToString("N"))],
            SchemeName,
            "sub",
            roleType: null
        );
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var ended = cookies.Read(Context, CookieKind.Session) is not null;
        Response.Redirect($"{Request.PathBase}{SignInPath}{(ended ? "?ended=1" : "")}");
        return Task.CompletedTask;
    }

    private async Task TouchAsync(StaffSession session, DateTime now)
    {
        if ((now - session.LastSeenAt).TotalSeconds < StaffSession.TouchSeconds)
            return;
        await db
            .StaffSessions.Where(x => x.Id == session.Id && x.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now), Context.RequestAborted);
    }
}
