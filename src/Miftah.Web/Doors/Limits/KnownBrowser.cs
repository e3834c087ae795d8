using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Doors.Limits;

/// <summary>
/// Whether this browser is known to the person whom its request is about. To be known to somebody else is worth
/// nothing: an attacker has an account too.
/// </summary>
public sealed class KnownBrowser(MiftahDb db, AccountIndex find, Cookies cookies)
{
    // As the pages name them.
    private const string NameField = "Username";
    private const string NumberField = "IdentityNumber";

    /// <summary>Asked only once a limit is reached. Where the database cannot say, nobody is known.</summary>
    public async Task<bool> IsKnownAsync(HttpContext http, LimitedAct act)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (cookies.Read(http, CookieKind.Device) is not { } token)
            return false;
        var hash = Secrets.Hash(token);
        var mine = db.KnownDevices.Where(x => x.TokenHash == hash);
        try
        {
            var known = act switch
            {
                LimitedAct.SignIn => mine.Where(OfName(await FieldAsync(http, NameField))),
                LimitedAct.Identify or LimitedAct.RecoveryBegin => mine.Where(
                    OfName(await FieldAsync(http, NumberField))
                ),
                LimitedAct.SecondStep => OfSignIn(mine, http),
                LimitedAct.RecoveryStep => OfRecovery(mine, http),
                _ => mine, // Names nobody, and there is nothing to guess.
            };
            return await known.AnyAsync(http.RequestAborted);
        }
        catch (DbException)
        {
            return false;
        }
    }

    private System.Linq.Expressions.Expression<Func<KnownDevice, bool>> OfName(string typed)
    {
        var (byName, byNumber) = (find.ByUsername(typed), find.ByNumber(NumberIn(typed)));
        return x =>
            db.Accounts.Any(a =>
                a.Id == x.AccountId
                && (
                    a.UsernameIndex == byName.InUse
                    || a.UsernameIndex == byName.Other
                    || a.NumberIndex == byNumber.InUse
                    || a.NumberIndex == byNumber.Other
                )
            );
    }

    // The second step of a sign-in, or a person who is signed in and proves themselves anew.
    private IQueryable<KnownDevice> OfSignIn(IQueryable<KnownDevice> mine, HttpContext http)
    {
        var attempt = Secrets.Hash(cookies.Read(http, CookieKind.SignIn) ?? "");
        var session = Secrets.Hash(cookies.Read(http, CookieKind.Session) ?? "");
        return mine.Where(x =>
            db.SignInAttempts.Any(a => a.SecretHash == attempt && a.AccountId == x.AccountId)
            || db.Sessions.Any(s => s.TokenHash == session && s.AccountId == x.AccountId)
        );
    }

    private IQueryable<KnownDevice> OfRecovery(IQueryable<KnownDevice> mine, HttpContext http)
    {
        var attempt = Secrets.Hash(cookies.Read(http, CookieKind.Recovery) ?? "");
        return mine.Where(x => db.RecoveryAttempts.Any(a => a.SecretHash == attempt && a.IdentityKey == x.IdentityKey));
    }

    private static string NumberIn(string typed) => IdentityNumber.Parse(typed).Match(x => x.Value, _ => "");

    private static async Task<string> FieldAsync(HttpContext http, string name)
    {
        if (!http.Request.HasFormContentType)
            return "";
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form[name] is [{ } typed] ? typed : "";
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return ""; // The page refuses it too.
        }
    }
}
