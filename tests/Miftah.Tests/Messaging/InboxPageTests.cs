using System.Net;
using System.Net.Http.Json;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Sms;

namespace Miftah.Tests.Messaging;

public class InboxPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("%2B966500000001")]
    [InlineData("+966500000001")]
    [InlineData("0500000001")]
    public async Task Json_ByNumber_ShowsItsCode(string to)
    {
        await using var host = await MessagesHost.StartAsync();
        await host.QueueAsync(SmsPurpose.RecoveryCode);
        await host.QueueAsync(SmsPurpose.RecoveryCode, "+966500000002");
        await host.RunDueAsync(Cancel);
        using var client = host.Client();

        var found = await client.GetFromJsonAsync<InboxSms[]>($"/dev/inbox.json?to={to}", Cancel);

        found.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("482193");
    }

    [Fact]
    public async Task Page_ShowsNumberAndText()
    {
        await using var host = await MessagesHost.StartAsync();
        await host.QueueAsync(SmsPurpose.HoldEnded, language: "en");
        await host.RunDueAsync(Cancel);
        using var client = host.Client();

        var page = await client.GetStringAsync("/dev/inbox", Cancel);

        WebUtility.HtmlDecode(page).ShouldContain("+966500000001");
        page.ShouldContain("the protection period has ended");
    }

    [Theory]
    [InlineData("/dev/inbox")]
    [InlineData("/dev/inbox.json")]
    public async Task Inbox_InProduction_IsNotThere(string path)
    {
        await using var host = await InProductionAsync();
        using var client = host.Client();

        (await client.GetAsync(path, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/gateway/sms-report/unknown?status=1", HttpStatusCode.NotFound)]
    [InlineData("/gateway/sms-report/unknown?status=3", HttpStatusCode.BadRequest)]
    [InlineData("/gateway/sms-report/unknown", HttpStatusCode.BadRequest)]
    public async Task Report_ThatFitsNothing_GetsAnEmptyAnswer(string path, HttpStatusCode expected)
    {
        await using var host = await InProductionAsync();
        using var client = host.Client();

        var answer = await client.GetAsync(path, Cancel);

        answer.StatusCode.ShouldBe(expected);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_SaidTwice_IsAnsweredAlikeAndRecordedOnce()
    {
        OutgoingSms? sent = null;
        await using var host = await InProductionAsync(
            new ScriptedGateway(sms =>
            {
                sent = sms;
                return Task.FromResult<SmsReceipt>(new SmsReceipt.Accepted(null));
            })
        );
        var id = await host.QueueAsync(SmsPurpose.HoldEnded);
        await host.RunDueAsync(Cancel);
        using var client = host.Client();

        var first = await client.GetAsync($"/gateway/sms-report/{sent!.ReportToken}?status=1", Cancel);
        var reportedAt = (await host.MessageAsync(id)).ReportedAt;
        var second = await client.GetAsync($"/gateway/sms-report/{sent.ReportToken}?status=1", Cancel);

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        second.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        reportedAt.ShouldNotBeNull();
        (await host.MessageAsync(id)).ReportedAt.ShouldBe(reportedAt);
    }

    private static Task<MessagesHost> InProductionAsync(ISmsGateway? gateway = null) =>
        MessagesHost.StartAsync(
            gateway: gateway ?? new ScriptedGateway(new SmsReceipt.Accepted(null)),
            environment: "Production",
            settings: new()
            {
                ["Miftah:Sms:Gateway"] = "kannel",
                ["Miftah:Sms:Kannel:Url"] = "http://127.0.0.1:9/cgi-bin/sendsms",
                ["Miftah:Sms:Kannel:Username"] = "miftah",
                ["Miftah:Sms:Kannel:Password"] = "secret",
                ["Miftah:Sms:Kannel:Sender"] = "Miftah",
            }
        );
}
