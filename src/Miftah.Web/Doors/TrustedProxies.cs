using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Miftah.Web.Doors;

/// <summary>
/// Whose word about a client's address is taken: the proxies that the operator named in Miftah:TrustedProxies, and
/// nobody else. Scheme and host come from the configured origin, whatever any header says.
/// </summary>
public static class TrustedProxies
{
    public const string Section = "Miftah:TrustedProxies";

    // A host switch of the framework (ASPNETCORE_FORWARDEDHEADERS_ENABLED) that trusts everybody.
    private const string TrustEverybody = "ForwardedHeaders_Enabled";

    /// <summary>One sentence for each value that is not what it must be.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (var named in Named(configuration))
            if (!TryRead(named, out _))
                yield return $"{Section} holds \"{named}\": it lists addresses (10.0.0.5) and networks (10.0.0.0/24).";
            else if (named.EndsWith("/0", StringComparison.Ordinal))
                yield return $"{Section} holds \"{named}\", which is everybody. Name the proxies themselves.";
        if (configuration.GetValue(TrustEverybody, false))
            yield return $"Unset ASPNETCORE_FORWARDEDHEADERS_ENABLED, which trusts everybody, and set {Section}.";
    }

    public static IServiceCollection AddTrustedProxies(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var named in Named(configuration))
                if (TryRead(named, out var network))
                    options.KnownIPNetworks.Add(network);
            // From the nearest hop outwards, as far as each hop is trusted.
            options.ForwardLimit = null;
            options.ForwardedHeaders =
                options.KnownIPNetworks.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
        });

    /// <summary>Stands before everything that asks for the client's address.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app) => app.UseForwardedHeaders();

    private static IEnumerable<string> Named(IConfiguration configuration) =>
        configuration
            .GetSection(Section)
            .AsEnumerable()
            .Select(x => x.Value ?? "")
            .SelectMany(x => x.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static bool TryRead(string named, out IPNetwork network)
    {
        if (IPNetwork.TryParse(named, out network))
            return true;
        if (!IPAddress.TryParse(named, out var address))
            return false;
        // "10.5" reads as 10.0.0.5: whoever wrote it meant something else.
        if (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != named)
            return false;
        network = new(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
