namespace Miftah.Web.Starting;

/// <summary>How this process was started; the rest of the configuration follows from it.</summary>
/// <param name="Port">The public door's port; later doors listen on the next ones where nothing else is said.</param>
/// <param name="StaffPort">The staff door's port.</param>
/// <param name="KioskPort">The kiosk door's port.</param>
/// <param name="DataFolder">Everything this instance writes is below it.</param>
/// <param name="People">How many people the synthetic country has.</param>
/// <param name="Postgres">Connection string, or null for the embedded database.</param>
public sealed record StartOptions(
    int Port,
    int StaffPort,
    int KioskPort,
    string DataFolder,
    int People,
    string? Postgres
)
{
    public const int PortDefault = 5080;
    public const int PeopleDefault = 5000;
    public const int PeopleMax = 10_000_000;

    /// <summary>Command-line switches and the configuration keys they set.</summary>
    public static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--port"] = "Miftah:Port",
        ["--staff-port"] = "Miftah:Staff:Port",
        ["--kiosk-port"] = "Miftah:Kiosk:Port",
        ["--data"] = "Miftah:DataFolder",
        ["--people"] = "Miftah:People",
        ["--postgres"] = "Miftah:Postgres",
    };

    /// <exception cref="StartRefusedException">
    /// A value is not what it must be; the sentence says what to set.
    /// </exception>
    public static StartOptions Read(IConfiguration configuration)
    {
        var port = Number(configuration, "Miftah:Port", PortDefault, 1, 65_533);
        return new(
            port,
            Number(configuration, "Miftah:Staff:Port", port + 1, 1, 65_535),
            Number(configuration, "Miftah:Kiosk:Port", port + 2, 1, 65_535),
            Path.GetFullPath(Text(configuration, "Miftah:DataFolder") ?? "var"),
            Number(configuration, "Miftah:People", PeopleDefault, 20, PeopleMax),
            Text(configuration, "Miftah:Postgres")
        );
    }

    private static string? Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];

    private static int Number(IConfiguration configuration, string key, int otherwise, int min, int max)
    {
        if (Text(configuration, key) is not { } text)
            return otherwise;
        var parsed = int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number);
        return parsed && number >= min && number <= max
            ? number
            : throw new StartRefusedException($"{key} is a whole number from {min} to {max}, not \"{text}\".");
    }
}

/// <summary>An operator's mistake: the start stops with sentences that say what to set.</summary>
public sealed class StartRefusedException(params string[] problems) : Exception(string.Join('\n', problems));
