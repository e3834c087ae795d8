using System.Diagnostics;
using System.Globalization;
using Miftah.KioskSimulator;

// miftah-kiosk-simulator --kiosk FILE [--port N] [--parent PID]
var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
if (configuration["kiosk"] is not { } path)
{
    await Console.Error.WriteLineAsync("kiosk simulator: --kiosk names the demo-kiosk.json of a portal's data folder.");
    return 2;
}
var parent = configuration["parent"] is { } pid ? Find(int.Parse(pid, CultureInfo.InvariantCulture)) : null;

// The portal writes the file when it starts; whoever is started beside it waits.
while (!File.Exists(path))
{
    if (parent is { HasExited: true })
        return 0;
    await Task.Delay(TimeSpan.FromMilliseconds(500));
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://localhost:{configuration["port"] ?? "5083"}");
await using var app = Simulator.Map(builder, KioskFile.Read(path), path, TimeProvider.System);
if (parent is not null)
    _ = parent.WaitForExitAsync().ContinueWith(_ => app.Lifetime.StopApplication(), TaskScheduler.Default);
await app.RunAsync();
return 0;

static Process? Find(int pid)
{
    try
    {
        return Process.GetProcessById(pid);
    }
    catch (ArgumentException)
    {
        return null;
    }
}
