using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.KioskSimulator;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>
/// The simulated device against the real door: it was written from the protocol, so each proves the other.
/// </summary>
public sealed class SimulatorTests(SqlitePortal on) : IClassFixture<SqlitePortal>, IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly TestPortal portal = on.Portal;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miftah-kiosk-");
    private KioskKey key = null!;
    private Person person = null!;
    private WebApplication simulator = null!;
    private HttpClient screen = null!;

    public async ValueTask InitializeAsync()
    {
        key = await portal.NewKioskAsync();
        person = portal.Services.GetRequiredService<Country>().People().First(x => FingerRegister.Of(x) is not null);
        simulator = Start();
        await simulator.StartAsync(Cancel);
        screen = simulator.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        screen.Dispose();
        await simulator.DisposeAsync();
        key.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task ItsScreen_IsThePortalsPage_OverAndOver()
    {
        for (var i = 0; i < 3; i++)
            (await screen.GetAsync(new Uri("/kiosk?x=%2F", UriKind.Relative), Cancel)).StatusCode.ShouldBe(
                HttpStatusCode.OK
            );
    }

    [Fact]
    public async Task ACaptureOfItsReader_IsOpenedByTheAgencyAlone()
    {
        (await StatusAsync("/device/capture")).ShouldBe("no-finger");
        await SetAsync(("finger", person.IdentityNumber.Value));
        var agency = portal.Services.GetRequiredService<SimulatedAgency>();

        agency.Compare(person, await CaptureAsync(), portal.Clock.Now()).ShouldBe(FingerMatch.Same);
        await SetAsync(("finger", person.IdentityNumber.Value), ("wet", "on"));
        agency.Compare(person, await CaptureAsync(), portal.Clock.Now()).ShouldBe(FingerMatch.Poor);
    }

    [Fact]
    public async Task ACardInItsReader_IsRead()
    {
        (await StatusAsync("/device/card")).ShouldBe("no-card");
        await SetAsync(("card", person.IdentityNumber.Value));

        var read = await PostAsync("/device/card");
        read.GetProperty("identityNumber").GetString().ShouldBe(person.IdentityNumber.Value);
    }

    [Fact]
    public async Task WithoutItsNetwork_ItSaysSo_AndGoesOnAfterwards()
    {
        await SetAsync(("unplugged", "on"));
        var offline = await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel);
        offline.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await offline.Content.ReadAsStringAsync(Cancel)).ShouldContain("الجهاز غير متصل");
        offline.Headers.CacheControl!.NoStore.ShouldBeTrue();

        await SetAsync();
        (await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WithoutItsNetwork_ItSaysSoInBothLanguages_AndKeepsNothing()
    {
        await SetAsync(("unplugged", "on"));
        using var typed = new FormUrlEncodedContent([new("Typed", person.IdentityNumber.Value)]);
        using var offline = await screen.PostAsync(new Uri("/kiosk/number", UriKind.Relative), typed, Cancel);
        var page = await offline.Content.ReadAsStringAsync(Cancel);

        page.ShouldContain("الجهاز غير متصل");
        page.ShouldContain("This kiosk is offline");
        page.ShouldNotContain(person.IdentityNumber.Value);
        offline.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var kept = folder.GetFiles().ShouldHaveSingleItem("how far it counted, and nothing else");
        (await File.ReadAllTextAsync(kept.FullName, Cancel)).ShouldMatch("^[0-9]+$");
        await SetAsync();
        await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel);
        (await portal.InDbAsync(db => db.KioskVisits.CountAsync(x => x.KioskId == key.Id))).ShouldBe(0, "nor later");
    }

    [Fact]
    public async Task AnAnswerThatIsLost_HarmsNobody()
    {
        using var line = new LosingLine(portal.NewHandler());
        await using var other = Start(line);
        await other.StartAsync(Cancel);
        using var client = other.GetTestClient();
        line.IsLosing = true;
        using var lost = await client.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel);
        lost.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        line.IsLosing = false;

        using var next = await client.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel);

        next.StatusCode.ShouldBe(HttpStatusCode.OK);
        line.Arrived.ShouldBe(2);
    }

    [Fact]
    public async Task StartedAgain_ItCountsOn()
    {
        (await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var again = Start();
        await again.StartAsync(Cancel);
        using var client = again.GetTestClient();

        (await client.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Sentence(58)]
    public async Task AReplay_IsRefused_AndAClone_ClosesTheKiosk()
    {
        await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel);
        await DoAsync(("do", "replay"));
        (await ControlAsync()).ShouldContain("The portal answered 401.");
        (await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await DoAsync(("do", "clone"));

        (await ControlAsync()).ShouldContain("The portal answered 401.");
        var page = await screen.GetAsync(new Uri("/kiosk", UriKind.Relative), Cancel);
        (await page.Content.ReadAsStringAsync(Cancel)).ShouldContain("الجهاز خارج الخدمة");
        var state = await portal.InDbAsync(db =>
            db.Kiosks.Where(x => x.Id == key.Id).Select(x => x.State).SingleAsync()
        );
        state.ShouldBe(KioskState.Suspended);
    }

    private WebApplication Start(HttpMessageHandler? line = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var agency = portal.Services.GetRequiredService<SimulatedAgency>();
        var file = new KioskFile(
            key.Id,
            Convert.ToBase64String(key.PrivateKey),
            TestPortal.KioskDoorOrigin,
            Convert.ToBase64String(agency.PublicKey),
            [new("person", person.IdentityNumber.Value, Convert.ToBase64String(FingerRegister.Of(person)!.Write()))]
        );
        return Simulator.Map(
            builder,
            file,
            Path.Combine(folder.FullName, "kiosk.json"),
            portal.Clock,
            line ?? portal.NewHandler()
        );
    }

    private async Task<byte[]> CaptureAsync() =>
        System.Buffers.Text.Base64Url.DecodeFromChars(
            (await PostAsync("/device/capture")).GetProperty("capture").GetString()
        );

    private async Task<string?> StatusAsync(string path) => (await PostAsync(path)).GetProperty("status").GetString();

    private async Task<JsonElement> PostAsync(string path)
    {
        using var answer = await screen.PostAsync(new Uri(path, UriKind.Relative), null, Cancel);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private Task SetAsync(params (string Name, string Value)[] fields) => DoAsync([("do", "set"), .. fields]);

    private async Task DoAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(x => KeyValuePair.Create(x.Name, x.Value)));
        using var _ = await screen.PostAsync(new Uri("/simulator", UriKind.Relative), form, Cancel);
    }

    /// <summary>Every message arrives; while it loses, no answer comes back.</summary>
    private sealed class LosingLine(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public bool IsLosing { get; set; }

        public int Arrived { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var answer = await base.SendAsync(request, cancellationToken);
            Arrived++;
            if (!IsLosing)
                return answer;
            answer.Dispose();
            throw new HttpRequestException("The answer was lost.");
        }
    }

    private Task<string> ControlAsync() => screen.GetStringAsync(new Uri("/simulator", UriKind.Relative), Cancel);
}
