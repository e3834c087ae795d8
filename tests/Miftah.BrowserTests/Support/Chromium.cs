using Microsoft.Playwright;

namespace Miftah.BrowserTests.Support;

/// <summary>The browser of this machine. Playwright only steers it: its own browsers are never downloaded.</summary>
internal static class Chromium
{
    private const string Missing =
        "The browser tests need Chromium. Install it (Debian: apt-get install chromium), or name one that is "
        + "installed: MIFTAH_TEST_CHROMIUM=/path/to/chromium";

    private static readonly string[] Names =
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ];

    // Nothing but the pages under test may use the network.
    private static readonly string[] Quiet =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <exception cref="FileNotFoundException">There is none; the message says what to install.</exception>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var options = new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(Environment.GetEnvironmentVariable("MIFTAH_TEST_CHROMIUM")),
            Args = Quiet,
            // Chromium refuses to build its sandbox for root, which is whom containers run as.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        };
        return await playwright.Chromium.LaunchAsync(options);
    }

    /// <param name="named">A path that the person who runs the tests gave, or null to look on the path.</param>
    internal static string Find(string? named)
    {
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? named : throw new FileNotFoundException($"No file {named}. {Missing}");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(Missing);
    }
}
