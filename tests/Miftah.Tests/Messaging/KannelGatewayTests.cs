using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Sms;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

/// <summary>A gateway in trouble: nothing is lost, nobody waits for ever, and the log gives nothing away.</summary>
public sealed class KannelGatewayTests
{
    private readonly RecordingLogger<KannelGateway> log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ToAClosedPort_IsToBeTriedAgain()
    {
        using var gateway = Gateway(FreePorts.One());

        (await gateway.SendAsync(Sms(), Cancel)).ShouldBe(new SmsReceipt.Retry("gateway.unreachable"));
    }

    [Fact]
    public async Task Send_ToAGatewayThatNeverAnswers_EndsAtTheTimeLimit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var gateway = Gateway(((IPEndPoint)silent.LocalEndpoint).Port);

        (await gateway.SendAsync(Sms(), Cancel)).ShouldBe(new SmsReceipt.Retry("gateway.timeout"));
    }

    [Fact]
    public async Task Send_CancelledByItsCaller_IsCancelledAndNoFailure()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var gateway = Gateway(((IPEndPoint)silent.LocalEndpoint).Port);
        using var stop = new CancellationTokenSource();
        var sending = gateway.SendAsync(Sms(), stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Send_ToAGatewayThatIsDown_StopsAskingAfterTenFailures()
    {
        using var gateway = Gateway(FreePorts.One());
        for (var i = 0; i < Breaker.FailuresMax; i++)
            await gateway.SendAsync(Sms(), Cancel);

        (await gateway.SendAsync(Sms(), Cancel)).ShouldBe(new SmsReceipt.Retry("gateway.resting"));
    }

    [Theory]
    [InlineData(202, "Accepted")]
    [InlineData(400, "Refused")]
    [InlineData(401, "Retry")]
    [InlineData(403, "Retry")]
    [InlineData(404, "Retry")]
    [InlineData(302, "Retry")]
    [InlineData(429, "Retry")]
    [InlineData(500, "Retry")]
    [InlineData(503, "Retry")]
    public async Task Send_EachAnswer_MeansOneReceipt(int status, string receipt)
    {
        await using var answering = await AnsweringAsync(status, _ => { });
        using var gateway = Gateway(new Uri(answering.Urls.First()).Port);

        (await gateway.SendAsync(Sms("482193", reportToken: "token-1"), Cancel)).GetType().Name.ShouldBe(receipt);

        foreach (var secret in new[] { "482193", "966500000001", "token-1", "secret" })
            log.Lines.ShouldAllBe(x => !x.Contains(secret));
    }

    [Fact]
    public async Task Send_PutsNothingIntoTheAddress()
    {
        string? address = null;
        await using var answering = await AnsweringAsync(202, x => address = $"{x.Path}{x.QueryString}");
        using var gateway = Gateway(new Uri(answering.Urls.First()).Port);

        await gateway.SendAsync(Sms("482193", reportToken: "token-1"), Cancel);

        address.ShouldBe("/cgi-bin/sendsms");
    }

    [Theory]
    [InlineData(10.0, "10")]
    [InlineData(9.99, "9")]
    [InlineData(0.2, "1")]
    public async Task Send_ACode_LivesInTheNetworkNoLongerThanItsMinutes(double minutes, string validity)
    {
        string? given = null;
        await using var answering = await AnsweringAsync(202, x => given = x.Headers["X-Kannel-Validity"]);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(Now));
        using var gateway = new KannelGateway(Options(new Uri(answering.Urls.First()).Port), clock, log);

        await gateway.SendAsync(Sms(endsAt: Now.AddMinutes(minutes)), Cancel);

        given.ShouldBe(validity);
    }

    [Theory]
    [InlineData("0500000001")]
    [InlineData("+966")]
    [InlineData("+966500000001\n")]
    [InlineData("+966500000001 +966500000002")]
    [InlineData("")]
    public async Task Send_ToWhatIsNoNumber_IsRefusedUnsent(string to)
    {
        using var gateway = Gateway(FreePorts.One());

        (await gateway.SendAsync(Sms(to: to), Cancel)).ShouldBe(new SmsReceipt.Refused("number.malformed"));
    }

    private KannelGateway Gateway(int port) => new(Options(port), TimeProvider.System, log);

    private static KannelOptions Options(int port) =>
        new()
        {
            Url = $"http://127.0.0.1:{port}/cgi-bin/sendsms",
            Username = "miftah",
            Password = "secret",
            Sender = "Miftah",
            ReportUrl = "http://127.0.0.1:9/gateway/sms-report",
            TimeoutSeconds = 1,
        };

    private static async Task<WebApplication> AnsweringAsync(int status, Action<HttpRequest> see)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(x =>
        {
            see(x.Request);
            x.Response.StatusCode = status;
            x.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
