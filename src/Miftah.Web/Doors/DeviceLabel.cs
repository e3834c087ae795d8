namespace Miftah.Web.Doors;

/// <summary>
/// Browser and system family, for lists that a person reads. Unknown agents are «browser»; the line itself is not kept.
/// </summary>
public static class DeviceLabel
{
    /// <summary>Kept where the agent's line names neither; pages say it in words.</summary>
    public const string Unknown = "-";

    // Order matters: Edge and Opera also say Chrome, Chrome also says Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("HuaweiBrowser", "Huawei Browser"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var agent = context.Request.Headers.UserAgent.ToString();
        var found = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>();
        return string.Join(", ", found) is { Length: > 0 } label ? label : Unknown;
    }

    private static string? Find((string Mark, string Name)[] among, string agent) =>
        among.FirstOrDefault(x => agent.Contains(x.Mark, StringComparison.Ordinal)).Name;
}
