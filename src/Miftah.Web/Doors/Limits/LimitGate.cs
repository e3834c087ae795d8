using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Doors.Limits;

/// <summary>
/// Asks the limits for one request. The same keys are counted whoever is named: a refusal says nothing about anybody.
/// </summary>
public sealed class LimitGate(RateLimits limits, MiftahDb db, AccountIndex find, Cookies cookies)
{
    private const int Ipv6NetworkBytes = 8;

    /// <summary>The forms of these acts name a person; one that names nobody knows nobody.</summary>
    private static readonly LimitedAct[] Naming = [LimitedAct.SignIn, LimitedAct.Identify, LimitedAct.RecoveryBegin];

    /// <summary>Counts the act under the browser, then its network, then <paramref name="more"/>.</summary>
    /// <returns>False when it must wait: the answer is then 429, and its page says until when.</returns>
    public async Task<bool> LetsPassAsync(
        HttpContext http,
        LimitedAct act,
        params IReadOnlyList<(LimitKey Key, string Value)> more
    )
    {
        ArgumentNullException.ThrowIfNull(http);
        var device = cookies.Read(http, CookieKind.Device) ?? cookies.Read(http, CookieKind.Challenge);
        if (device is not null && Refuses(http, limits.Take(act, LimitKey.Device, device)))
            return false;
        var wait = Strangers(http, act, more);
        return wait == TimeSpan.Zero || await IsKnownAsync(http, act) || !Refuses(http, wait);
    }

    /// <summary>A sign-in was refused. So many from everywhere are an attack on everybody.</summary>
    public void CountFailedSignIn() => limits.Take(LimitedAct.FailedSignIn, LimitKey.All, "");

    private TimeSpan Strangers(HttpContext http, LimitedAct act, IReadOnlyList<(LimitKey Key, string Value)> more)
    {
        if (NetworkOf(http.Connection.RemoteIpAddress) is { } network)
        {
            var wait = limits.Take(act, LimitKey.Network, network);
            if (wait > TimeSpan.Zero)
                return wait;
        }
        foreach (var (key, value) in more)
        {
            var wait = limits.Take(act, key, value);
            if (wait > TimeSpan.Zero)
                return wait;
        }
        if (act == LimitedAct.SignIn)
            return limits.Wait(LimitedAct.FailedSignIn, LimitKey.All, "");
        return limits.Take(act, LimitKey.All, "");
    }

    // Asked only once a limit is reached. Known to the person named: a browser that knows one account, be it the
    // attacker's own, opens no other. Where the database cannot say, nobody is known.
    private async Task<bool> IsKnownAsync(HttpContext http, LimitedAct act)
    {
        if (cookies.Read(http, CookieKind.Device) is not { } token)
            return false;
        var hash = Secrets.Hash(token);
        var devices = db.KnownDevices.Where(x => x.TokenHash == hash);
        var typed = await NamedAsync(http);
        if (typed is null && Naming.Contains(act))
            return false;
        if (typed is not null)
        {
            var name = find.ByUsername(Username.KeyOf(typed));
            var number = find.ByNumber(IdentityNumber.Parse(typed).Match(x => x.Value, _ => ""));
            devices = devices.Where(x =>
                db.Accounts.Any(a =>
                    a.Id == x.AccountId
                    && (
                        a.UsernameIndex == name.InUse
                        || a.UsernameIndex == name.Other
                        || a.NumberIndex == number.InUse
                        || a.NumberIndex == number.Other
                    )
                )
            );
        }
        try
        {
            return await devices.AnyAsync(http.RequestAborted);
        }
        catch (DbException)
        {
            return false;
        }
    }

    // The pages call their fields so; a form that cannot be read names nobody.
    private static async Task<string?> NamedAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form["Username"].FirstOrDefault() ?? form["IdentityNumber"].FirstOrDefault();
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static bool Refuses(HttpContext http, TimeSpan wait)
    {
        if (wait == TimeSpan.Zero)
            return false;
        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return true;
    }

    /// <summary>
    /// A whole IPv4 address, or the half of an IPv6 address that a household is given; null in the tests' process.
    /// </summary>
    internal static string? NetworkOf(IPAddress? address)
    {
        if (address is null)
            return null;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(
            plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..Ipv6NetworkBytes] : bytes
        );
    }
}
