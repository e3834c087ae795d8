using Miftah.Domain.Cryptography;
using Miftah.Web.Starting.Demo;

namespace Miftah.Web.Starting;

/// <summary>What a Production start must have. Development makes up what is missing; Production never does.</summary>
public static class StartChecks
{
    /// <summary>One sentence a problem, each saying what to set; empty when the start may go on.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration, bool development, KeyRing? keys)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var origin = configuration["Miftah:Origin"];
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/")
            yield return "Set Miftah:Origin to the address people type, for example https://portal.example.";
        else if (!development && uri.Scheme != Uri.UriSchemeHttps)
            yield return $"Miftah:Origin is {origin}: outside Development it must begin with https://.";
        foreach (var problem in Doors.SelectMany(x => DoorProblems(x, configuration, development)))
            yield return problem;
        if (configuration["Miftah:Staff:Port"] is { } port && port == configuration["Miftah:Kiosk:Port"])
            yield return "Miftah:Kiosk:Port must be another port than Miftah:Staff:Port.";
        if (string.IsNullOrWhiteSpace(configuration["Miftah:SupportNumber"]))
            yield return "Set Miftah:SupportNumber to the support desk's telephone number.";
        if (keys is null)
            yield return "Set Miftah:KeyFile to the file of this installation's keys; `miftah keys FILE` makes one.";
        else if (!development && keys.ForDevelopment)
            yield return "Miftah:KeyFile holds development keys: `miftah keys FILE` makes new ones for Production.";
        if (!development && configuration.GetValue(DemoCountry.CrowdSetting, false))
            yield return $"{DemoCountry.CrowdSetting} is for Development only: it writes people into a file.";
        if (!development && !configuration.GetValue("Miftah:Agencies:Synthetic", false))
            yield return "No agency is linked. Set Miftah:Agencies:Synthetic to true to run on the synthetic country.";
    }

    private static readonly (string Name, string Example)[] Doors =
    [
        ("Staff", "the address staff type, for example https://staff.portal.example"),
        ("Kiosk", "the address that kiosks sign, for example https://kiosk.portal.example"),
    ];

    // A node without the setting has no such door. Where it has one, browsers must keep the doors apart by host.
    private static IEnumerable<string> DoorProblems(
        (string Name, string Example) door,
        IConfiguration configuration,
        bool development
    )
    {
        var (setting, port) = ($"Miftah:{door.Name}:Origin", $"Miftah:{door.Name}:Port");
        var origin = configuration[setting];
        if (string.IsNullOrEmpty(origin))
            yield break;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.AbsolutePath != "/")
            yield return $"{setting} is {door.Example}.";
        else if (!development && uri.Scheme != Uri.UriSchemeHttps)
            yield return $"{setting} is {origin}: outside Development it must begin with https://.";
        else if (
            !development && OtherHosts(setting, configuration).Contains(uri.Host, StringComparer.OrdinalIgnoreCase)
        )
            yield return $"{setting} must have a host of its own, another than every other door's.";
        if (configuration[port] == (configuration["Miftah:Port"] ?? $"{StartOptions.PortDefault}"))
            yield return $"{port} must be another port than Miftah:Port.";
    }

    private static IEnumerable<string> OtherHosts(string setting, IConfiguration configuration) =>
        ((string[])["Miftah:Origin", .. Doors.Select(x => $"Miftah:{x.Name}:Origin")])
            .Where(x => x != setting)
            .Select(x => Uri.TryCreate(configuration[x], UriKind.Absolute, out var uri) ? uri.Host : "");
}
