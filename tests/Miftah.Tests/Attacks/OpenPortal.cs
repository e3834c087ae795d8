using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miftah.Attack;
using Miftah.Data;
using Miftah.Tests.Support;
using Miftah.Web.Starting;
using Miftah.Web.Starting.Demo;

namespace Miftah.Tests.Attacks;

/// <summary>The real server with its worker and its demo people, as `./dev attack` meets it.</summary>
public sealed class OpenPortal : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-attacked-");
    private WebApplication app = null!;

    public Target Target { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var port = FreePorts.One();
        app = PortalHost.Create(
            [
                FormattableString.Invariant($"--port={port}"),
                $"--data={folder.FullName}",
                "--people=60",
                "--environment=Development",
                "--Miftah:Limits:Off=true",
            ],
            builder => builder.Logging.ClearProviders()
        );
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
            await ActivatorUtilities
                .CreateInstance<DemoCountry>(scope.ServiceProvider)
                .SettleAsync(CancellationToken.None);
        }
        await app.StartAsync();
        Target = await Target.ReadAsync(
            new(FormattableString.Invariant($"http://localhost:{port}")),
            Path.Combine(folder.FullName, "demo.json")
        );
    }

    public async ValueTask DisposeAsync()
    {
        Target.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
