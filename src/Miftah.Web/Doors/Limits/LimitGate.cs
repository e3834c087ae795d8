using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Miftah.Web.Doors.Limits;

/// <summary>
/// Asks the limits for one request. The same keys are counted whoever is named: a refusal says nothing about anybody.
/// </summary>
public sealed class LimitGate(RateLimits limits, KnownBrowser browser, Cookies cookies)
{
    private const int Ipv6NetworkBytes = 8;

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
        return wait == TimeSpan.Zero || await browser.IsKnownAsync(http, act) || !Refuses(http, wait);
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
