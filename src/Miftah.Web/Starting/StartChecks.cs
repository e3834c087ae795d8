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
        foreach (var problem in StaffProblems(configuration, development))
            yield return problem;
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

    // A node without the setting has no staff door. Where it has one, browsers must keep the two doors apart by host.
    private static IEnumerable<string> StaffProblems(IConfiguration configuration, bool development)
    {
        var origin = configuration["Miftah:Staff:Origin"];
        if (string.IsNullOrEmpty(origin))
            yield break;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var staff) || staff.AbsolutePath != "/")
            yield return "Miftah:Staff:Origin is the address staff type, for example https://staff.portal.example.";
        else if (!development && staff.Scheme != Uri.UriSchemeHttps)
            yield return $"Miftah:Staff:Origin is {origin}: outside Development it must begin with https://.";
        else if (
            !development
            && Uri.TryCreate(configuration["Miftah:Origin"], UriKind.Absolute, out var people)
            && people.Host == staff.Host
        )
            yield return "Miftah:Staff:Origin must have another host than Miftah:Origin.";
        if (configuration["Miftah:Staff:Port"] == (configuration["Miftah:Port"] ?? $"{StartOptions.PortDefault}"))
            yield return "Miftah:Staff:Port must be another port than Miftah:Port.";
    }
}
