using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Miftah.Data;
using Miftah.Tests.Support;
using Miftah.Web.Starting;

namespace Miftah.Tests.Doors;

/// <summary>The real server against clients that take their time: it cuts them off, and serves the others.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const int Idle = 200;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-slow-");
    private WebApplication app = null!;
    private int port;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        port = FreePorts.One();
        app = PortalHost.Create(
            [
                FormattableString.Invariant($"--port={port}"),
                $"--data={folder.FullName}",
                "--people=20",
                "--environment=Development",
                "--Miftah:Server:HeadersWithinSeconds=2",
                "--Miftah:Server:BodyGraceSeconds=2",
                "--Miftah:Server:RequestWithinSeconds=3",
            ],
            builder => builder.Logging.ClearProviders(),
            services => services.RemoveAll<IHostedService>()
        );
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(Cancel);
        await app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task HeadersThatNeverEnd_AreCutOff()
    {
        using var slow = await ConnectAsync();
        await SendAsync(slow, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        (await ReadToEndAsync(slow)).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task ABodyThatNeverEnds_IsCutOff()
    {
        using var slow = await ConnectAsync();
        await SendAsync(
            slow,
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 1000\r\n\r\nUsername="
        );

        // Ends, in whatever words: the connection is not held.
        (await ReadToEndAsync(slow)).ShouldNotStartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task TwoHundredIdleConnections_LeaveThePageAnswering_WithoutAServerHeader()
    {
        var idle = await Task.WhenAll(Enumerable.Range(0, Idle).Select(_ => ConnectAsync()));
        foreach (var connection in idle)
            await SendAsync(connection, "GET / HTTP/1.1\r\nHost: localhost\r\n");
        using var client = new HttpClient();

        using var page = await client.GetAsync(
            new Uri(FormattableString.Invariant($"http://localhost:{port}/")),
            Cancel
        );

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.Contains("Server").ShouldBeFalse();
        foreach (var connection in idle)
            connection.Dispose();
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
        return client;
    }

    private static async Task SendAsync(TcpClient client, string text) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            return await reader.ReadToEndAsync(Cancel);
        }
        catch (IOException)
        {
            return ""; // Cut off without a word.
        }
    }
}
