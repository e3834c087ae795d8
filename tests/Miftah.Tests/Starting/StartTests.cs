using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Miftah.Data;
using Miftah.Web.Starting;

namespace Miftah.Tests.Starting;

/// <summary>An operator's mistake stops the start with a sentence that says what to set.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-start-");

    [Fact]
    public void Production_WithNothingSet_NamesEveryMissingSetting()
    {
        var refused = Should.Throw<StartRefusedException>(() => Start()).Message;

        refused.ShouldContain("Miftah:Origin");
        refused.ShouldContain("Miftah:SupportNumber");
        refused.ShouldContain("Miftah:KeyFile");
        refused.ShouldContain("Miftah:Agencies:Synthetic");
        refused.ShouldContain("Miftah:Sms:Gateway");
    }

    [Fact]
    public async Task Production_WithEverythingSet_ServesForms_BehindAProxy()
    {
        await using var app = PortalHost.Create(
            [$"--data={folder.FullName}", "--environment=Production", .. All()],
            builder => builder.WebHost.UseTestServer(),
            services => services.RemoveAll<IHostedService>()
        );
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();
        client.BaseAddress = new Uri("http://portal.example"); // As a proxy in front of it speaks.

        var page = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Set-Cookie").ShouldAllBe(x => x.StartsWith("__Host-miftah-") && x.Contains("secure"));
        page.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldContain("31536000");
    }

    [Theory]
    [InlineData(80, "portal.example", true)]
    [InlineData(80, "staff.portal.example", false)]
    [InlineData(80, "kiosk.portal.example", false)]
    [InlineData(81, "staff.portal.example", true)]
    [InlineData(81, "portal.example", false)]
    [InlineData(82, "staff.portal.example", false)]
    [InlineData(82, "portal.example", false)]
    public async Task Production_EachDoorAnswersToItsOwnHostAlone(int port, string host, bool answers)
    {
        await using var app = PortalHost.Create(
            [
                $"--data={folder.FullName}",
                "--environment=Production",
                .. All(),
                "--Miftah:Staff:Origin=https://staff.portal.example",
                "--Miftah:Staff:Port=81",
                "--Miftah:Kiosk:Origin=https://kiosk.portal.example",
                "--Miftah:Kiosk:Port=82",
            ],
            builder => builder.WebHost.UseTestServer(),
            services => services.RemoveAll<IHostedService>()
        );
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MiftahDb>().UpgradeAsync(CancellationToken.None);
        await app.StartAsync(TestContext.Current.CancellationToken);

        var asked = await app.GetTestServer()
            .SendAsync(
                context =>
                {
                    context.Connection.LocalPort = port;
                    context.Request.Host = new(host);
                    context.Request.Path = "/health/live";
                },
                TestContext.Current.CancellationToken
            );

        asked.Response.StatusCode.ShouldBe(answers ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    [Theory]
    [InlineData("--Miftah:Origin=http://portal.example", "https://")]
    [InlineData("--Miftah:Sms:Gateway=inbox", "Miftah:Sms:Gateway")]
    [InlineData("--Miftah:Agencies:Synthetic=false", "Miftah:Agencies:Synthetic")]
    [InlineData("--Miftah:SupportNumber=", "Miftah:SupportNumber")]
    [InlineData("--Miftah:TrustedProxies=10.0.0.5;10.0.0.6", "Miftah:TrustedProxies")]
    [InlineData("--Miftah:TrustedProxies:0=10.0.0.5/33", "Miftah:TrustedProxies")]
    [InlineData("--Miftah:TrustedProxies=10.5", "Miftah:TrustedProxies")]
    [InlineData("--Miftah:TrustedProxies=0.0.0.0/0", "everybody")]
    [InlineData("--ForwardedHeaders_Enabled=true", "ASPNETCORE_FORWARDEDHEADERS_ENABLED")]
    [InlineData("--Miftah:Sms:Caps:AllPerHour=0", "Miftah:Sms:Caps:AllPerHour")]
    [InlineData("--Miftah:Sms:Caps:Stopped=44", "Miftah:Sms:Caps:Stopped")]
    [InlineData("--Miftah:Limits:Off=true", "Miftah:Limits:Off")]
    [InlineData("--Miftah:Staff:Origin=staff", "Miftah:Staff:Origin is the address staff type")]
    [InlineData("--Miftah:Staff:Origin=https://staff.example/portal", "Miftah:Staff:Origin is the address staff type")]
    [InlineData("--Miftah:Staff:Origin=http://staff.example", "Miftah:Staff:Origin is http://staff.example: outside")]
    [InlineData("--Miftah:Staff:Origin=https://Portal.example", "Miftah:Staff:Origin must have a host of its own")]
    [InlineData("--Miftah:Kiosk:Origin=kiosk", "Miftah:Kiosk:Origin is the address that kiosks sign")]
    [InlineData("--Miftah:Kiosk:Origin=http://kiosk.example", "Miftah:Kiosk:Origin is http://kiosk.example: outside")]
    [InlineData("--Miftah:Kiosk:Origin=https://portal.example", "Miftah:Kiosk:Origin must have a host of its own")]
    public void Production_WithOneMistake_NamesIt(string mistake, string named) =>
        Should.Throw<StartRefusedException>(() => Start([.. All(), mistake])).Message.ShouldContain(named);

    [Theory]
    [InlineData("Staff")]
    [InlineData("Kiosk")]
    public void DoorOnThePublicPort_IsRefused(string door) =>
        Should
            .Throw<StartRefusedException>(() =>
                Start([
                    .. All(),
                    $"--Miftah:{door}:Origin=https://{door}.portal.example",
                    "--Miftah:Port=5080",
                    $"--Miftah:{door}:Port=5080",
                ])
            )
            .Message.ShouldContain($"Miftah:{door}:Port must be another port than Miftah:Port");

    [Fact]
    public void TwoDoorsOnOnePort_AreRefused() =>
        Should
            .Throw<StartRefusedException>(() =>
                Start([.. All(), "--Miftah:Staff:Port=5090", "--Miftah:Kiosk:Port=5090"])
            )
            .Message.ShouldContain("another port than Miftah:Staff:Port");

    [Fact]
    public void Production_OnDevelopmentKeys_IsRefused()
    {
        var file = Path.Combine(folder.FullName, "development.json");
        KeyFile.Create(file, forDevelopment: true);

        Should
            .Throw<StartRefusedException>(() => Start([.. All(), $"--Miftah:KeyFile={file}"]))
            .Message.ShouldContain("development keys");
    }

    [Theory]
    [InlineData("--port=abc")]
    [InlineData("--port=70000")]
    [InlineData("--people=3")]
    public void WrongNumbers_AreRefused(string argument) =>
        Should.Throw<StartRefusedException>(() => Start([.. All(), argument])).Message.ShouldContain("whole number");

    [Fact]
    public void KeyFile_IsReadByItsOwnerOnly_AndNeverOverwritten()
    {
        var file = Path.Combine(folder.FullName, "keys.json");
        KeyFile.Create(file, forDevelopment: false);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<IOException>(() => KeyFile.Create(file, forDevelopment: false));
        KeyFile.Read(file).ForDevelopment.ShouldBeFalse();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string[] All()
    {
        var file = Path.Combine(folder.FullName, $"{Guid.CreateVersion7():N}.json");
        KeyFile.Create(file, forDevelopment: false);
        return
        [
            "--Miftah:Origin=https://portal.example",
            "--Miftah:SupportNumber=000000000",
            $"--Miftah:KeyFile={file}",
            "--Miftah:Agencies:Synthetic=true",
            "--Miftah:Sms:Gateway=kannel",
            "--Miftah:Sms:Kannel:Url=http://127.0.0.1:13013/cgi-bin/sendsms",
            "--Miftah:Sms:Kannel:Username=miftah",
            "--Miftah:Sms:Kannel:Password=secret",
            "--Miftah:Sms:Kannel:Sender=Miftah",
            "--Miftah:Sms:Kannel:ReportUrl=http://127.0.0.1:5080/gateway/sms-report",
        ];
    }

    private Microsoft.AspNetCore.Builder.WebApplication Start(params string[] args) =>
        PortalHost.Create([$"--data={folder.FullName}", "--environment=Production", .. args]);
}
