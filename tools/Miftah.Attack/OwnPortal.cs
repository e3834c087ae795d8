using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Miftah.Attack;

/// <summary>
/// A portal of our own, started as `./dev run` starts it, on a free port and in a folder that goes when it stops. Its
/// rate limits are off: they would answer before the guards that are attacked here.
/// </summary>
internal sealed class OwnPortal : IAsyncDisposable
{
    private const int People = 60;
    private const int StartSeconds = 420; // It may have to be built first.
    private const int StopSeconds = 20;
    private const int FirstPort = 15_000;
    private const int LastPort = 31_000;
    private const int Doors = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-attack-");
    private readonly Process process;

    private OwnPortal(string root, string? postgres, int people, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var port = FreePort();
        Origin = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "scripts/run.sh",
            "--port",
            port.ToString(CultureInfo.InvariantCulture),
            "--data",
            folder.FullName,
            "--people",
            people.ToString(CultureInfo.InvariantCulture),
        ];
        if (postgres is not null)
            arguments = [.. arguments, "--postgres", $"{postgres};Database={folder.Name}"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["Miftah__Limits__Off"] = "true";
        start.Environment["MIFTAH_SIMULATOR"] = "no";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        // Read, so that a full pipe never stops the portal; kept for nobody.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Origin { get; }

    public string Demo => Path.Combine(folder.FullName, "demo.json");

    /// <summary>With the settings of the demo.</summary>
    public static Task<OwnPortal> StartAsync(string root, string? postgres) => StartAsync(root, postgres, People, []);

    /// <summary>With a crowd whose details are told, challenges that cost nothing, and SMS for all of them.</summary>
    public static Task<OwnPortal> StartMeasuredAsync(string root, string? postgres, int people) =>
        StartAsync(
            root,
            postgres,
            people,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Miftah__Demo__Crowd"] = "true",
                ["Miftah__Challenge__ProofPuzzles"] = "1",
                ["Miftah__Challenge__ProofBits"] = "1",
                ["Miftah__Sms__Caps__PrefixPerHour"] = "1000000",
                ["Miftah__Sms__Caps__AllPerHour"] = "1000000",
            }
        );

    /// <exception cref="InvalidOperationException">It did not become ready in time.</exception>
    private static async Task<OwnPortal> StartAsync(
        string root,
        string? postgres,
        int people,
        IEnumerable<KeyValuePair<string, string>> settings
    )
    {
        var portal = new OwnPortal(root, postgres, people, settings);
        using var client = new HttpClient { BaseAddress = portal.Origin };
        for (var waited = 0; waited < StartSeconds && !portal.process.HasExited; waited++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (await IsReadyAsync(client))
                return portal;
        }
        await portal.DisposeAsync();
        throw new InvalidOperationException("The portal did not start. See what ./dev run says.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(StopSeconds));
            await process.WaitForExitAsync(limit.Token);
        }
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var reply = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return reply.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Below those that the kernel gives to outgoing connections, of which an attack makes thousands; the next ones are
    // the portal's further doors.
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(FirstPort, LastPort);
            if (Enumerable.Range(port, Doors).All(IsFree))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
