using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Kiosk;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;

namespace Miftah.Tests.Kiosk;

/// <summary>What the kiosk door takes: messages of a device in service, each once, as they were signed.</summary>
public abstract class KioskDoorTests(TestPortal portal)
{
    private const string Home = "/kiosk";

    private string Why => string.Join("; ", portal.Log.Lines.Where(x => x.Contains("kiosk")).TakeLast(2));

    [Fact]
    public async Task ASignedRequest_OfAKioskInService_IsAnswered()
    {
        var browser = portal.NewKioskBrowser(await portal.NewKioskAsync());

        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK, Why);
        (await browser.GetAsync($"{Home}?x=%2F%D8%A7&y")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).ShouldGoTo(Home);
        (await browser.GetAsync("/nothing/here")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/kiosk")]
    [InlineData("/")]
    [InlineData("/nothing/here")]
    [InlineData("/sign-in")]
    [InlineData("/staff")]
    public async Task AnUnsignedRequest_IsRefused_WhereverItGoes(string path)
    {
        var page = await portal.NewKioskDoorBrowser(sign: null).GetAsync(path);

        page.Status.ShouldBe(path == "/" ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task PagesOfOtherDoors_AreNotHere_AndThisDoorsPagesAreNotThere()
    {
        var kiosk = portal.NewKioskBrowser(await portal.NewKioskAsync());

        foreach (var path in (string[])["/sign-in", "/recover", "/home", "/staff", "/staff/sign-in"])
            (await kiosk.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await portal.NewBrowser().GetAsync(Home)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.NewStaffDoorBrowser().GetAsync(Home)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Sentence(58)]
    public async Task AMessageAgain_IsRefused_AndTheKioskGoesOn()
    {
        var key = await portal.NewKioskAsync();
        HttpRequestMessage? sent = null;
        var browser = portal.NewKioskDoorBrowser(async x =>
        {
            await key.SignAsync(x, portal.Clock.Now());
            sent = x;
        });
        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);

        (await AgainAsync(sent!)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);
        (await KioskAsync(key)).State.ShouldBe(KioskState.Active);
    }

    [Fact]
    [Sentence(58)]
    public async Task WhateverIsAlteredOnTheWay_IsRefused()
    {
        var key = await portal.NewKioskAsync();
        (string What, Action<HttpRequestMessage> Alter)[] ways =
        [
            ("method", x => x.Method = HttpMethod.Head),
            ("path", x => x.RequestUri = new(x.RequestUri!, "/en/kiosk")),
            ("query", x => x.RequestUri = new(x.RequestUri!, "/kiosk?verdict=yes")),
            ("number", x => Set(x, SignedRequest.SequenceHeader, "999")),
            ("digest", x => Set(x, SignedRequest.DigestHeader, SignedRequest.DigestOf([1]))),
            ("body", x => x.Content = new StringContent("more")),
            ("kiosk", x => Replace(x, SignedRequest.InputHeader, $"{key.Id:N}", $"{Guid.CreateVersion7():N}")),
            ("time", x => Replace(x, SignedRequest.InputHeader, "created=1", "created=2")),
            ("nonce", x => Replace(x, SignedRequest.InputHeader, "nonce=\"", "nonce=\"A")),
            ("header twice", x => x.Headers.TryAddWithoutValidation(SignedRequest.SequenceHeader, "1")),
            (
                "signature",
                x => Set(x, SignedRequest.SignatureHeader, $"kiosk=:{Convert.ToBase64String(new byte[64])}:")
            ),
        ];
        foreach (var (what, alter) in ways)
        {
            var altered = portal.NewKioskDoorBrowser(async x =>
            {
                await key.SignAsync(x, portal.Clock.Now());
                alter(x);
            });
            (await altered.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized, what);
        }
        // None of it moved the number, or closed the kiosk.
        (await portal.NewKioskBrowser(key).GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Sentence(58)]
    public async Task AnotherKey_IsRefused()
    {
        var key = await portal.NewKioskAsync();
        using var other = new KioskKey { Id = key.Id };

        (await portal.NewKioskBrowser(other).GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [Sentence(58)]
    [InlineData(-61, false)]
    [InlineData(-60, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task AClockThatIsOff_IsBorneForAMinute(int seconds, bool taken)
    {
        var key = await portal.NewKioskAsync();
        var browser = portal.NewKioskDoorBrowser(x => key.SignAsync(x, portal.Clock.Now().AddSeconds(seconds)));

        (await browser.GetAsync(Home)).Status.ShouldBe(taken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Sentence(58)]
    public async Task AClone_ClosesTheKiosk_AtOnce_AndItIsRecorded()
    {
        var key = await portal.NewKioskAsync();
        var browser = portal.NewKioskBrowser(key);
        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);
        using var clone = key.Clone();
        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);

        (await portal.NewKioskBrowser(clone).GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await KioskAsync(key)).State.ShouldBe(KioskState.Suspended);
        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var record = await portal.InDbAsync(db =>
            db.AuditRecords.SingleAsync(x => x.AccountId == key.Id && x.Act == Acts.KioskSuspended)
        );
        record.Detail!.ShouldContain(Reasons.KioskCloned);
    }

    [Fact]
    [Sentence(58)]
    public async Task AnOldCopy_ThatCountsForItself_ClosesTheKiosk_AfterAFewMessages()
    {
        var key = await portal.NewKioskAsync();
        using var copy = key.Clone();
        var browser = portal.NewKioskBrowser(key);
        key.Sequence = 1000; // The device worked for long; what it sent is no longer kept.
        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);

        var other = portal.NewKioskBrowser(copy);
        for (var i = 1; i < KioskDevice.StraysMax; i++)
        {
            (await other.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);
            (await KioskAsync(key)).State.ShouldBe(KioskState.Active);
        }
        (await other.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await KioskAsync(key)).State.ShouldBe(KioskState.Suspended);
    }

    [Fact]
    [Sentence(58)]
    public async Task ALostMessage_IsSentAnew_AndALateOne_IsRefusedWithoutHarm()
    {
        var key = await portal.NewKioskAsync();
        var browser = portal.NewKioskBrowser(key);
        var late = new HttpRequestMessage(HttpMethod.Get, new Uri(browser.Origin, Home));
        await key.SignAsync(late, portal.Clock.Now()); // It hangs on the line.

        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);
        (await AgainAsync(late)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Sentence(58)]
    public async Task ARevokedKiosk_IsRefused_FromItsNextMessageOn()
    {
        var key = await portal.NewKioskAsync();
        var browser = portal.NewKioskBrowser(key);
        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.OK);
        await using var scope = portal.Services.CreateAsyncScope();
        var manage = scope.ServiceProvider.GetRequiredService<ManageKiosks>();

        var now = portal.Clock.Now();
        (await manage.RevokeAsync(key.Id, RowId.New(now), now, CancellationToken.None)).ShouldBeNull();

        (await browser.GetAsync(Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task HundredWithOneNumber_OneIsTaken()
    {
        var key = await portal.NewKioskAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(TestPortal.KioskDoorOrigin, Home));
        await key.SignAsync(request, portal.Clock.Now());

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AgainAsync(request)));

        all.Count(x => x.Status == HttpStatusCode.OK).ShouldBe(1);
        (await KioskAsync(key)).State.ShouldBe(KioskState.Active);
    }

    // The same bytes once more, as somebody on the line would send them.
    private Task<Page> AgainAsync(HttpRequestMessage sent)
    {
        var again = new HttpRequestMessage(sent.Method, sent.RequestUri);
        foreach (var (name, values) in sent.Headers)
            again.Headers.TryAddWithoutValidation(name, values);
        return portal.NewKioskDoorBrowser(sign: null).SendAsync(again);
    }

    private Task<KioskDevice> KioskAsync(KioskKey key) =>
        portal.InDbAsync(db => db.Kiosks.AsNoTracking().SingleAsync(x => x.Id == key.Id));

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private static void Replace(HttpRequestMessage request, string name, string part, string instead)
    {
        var value = request.Headers.GetValues(name).Single();
        value.ShouldContain(part);
        Set(request, name, value.Replace(part, instead, StringComparison.Ordinal));
    }
}

public sealed class KioskDoorOnSqliteTests(SqlitePortal on) : KioskDoorTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class KioskDoorOnPostgresTests(PostgresPortal on)
    : KioskDoorTests(on.Portal),
        IClassFixture<PostgresPortal>;
