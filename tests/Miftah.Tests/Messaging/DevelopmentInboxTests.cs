using Microsoft.Extensions.Time.Testing;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Sms;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

public class DevelopmentInboxTests
{
    private readonly DevelopmentInbox inbox = new(new FakeTimeProvider(new DateTimeOffset(Now)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+966500000001")]
    [InlineData(" 966500000001")]
    [InlineData("966500000001")]
    [InlineData("00966500000001")]
    [InlineData("0500000001")]
    [InlineData("050 000 0001")]
    public async Task Newest_ByAnyWritingOfTheNumber_FindsItsMessagesOnly(string written)
    {
        await inbox.SendAsync(Sms("first", "+966500000001"), Cancel);
        await inbox.SendAsync(Sms("other", "+966500000002"), Cancel);
        await inbox.SendAsync(Sms("second", "+966500000001"), Cancel);

        inbox.Newest(written).Select(x => x.Text).ShouldBe(["second", "first"]);
    }

    [Fact]
    public async Task Newest_OfACodeMessage_ShowsItsCode()
    {
        await inbox.SendAsync(Sms("رمز 111111\n@miftah.example #482193"), Cancel);
        await inbox.SendAsync(Sms("خبر 111111"), Cancel);

        inbox.Newest().Select(x => x.Code).ShouldBe([null, "482193"]);
        inbox.Newest()[0].At.ShouldBe(Now);
    }

    [Fact]
    public async Task SendAsync_BeyondTheLimit_DropsTheOldest()
    {
        for (var i = 0; i <= DevelopmentInbox.MessagesMax; i++)
            await inbox.SendAsync(Sms($"{i}"), Cancel);

        inbox.Newest().Count.ShouldBe(DevelopmentInbox.MessagesMax);
        inbox.Newest()[^1].Text.ShouldBe("1");
    }

    [Fact]
    public async Task SendAsync_FromManyAtOnce_LosesNone()
    {
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => inbox.SendAsync(Sms($"{i}"), Cancel), Cancel))
        );

        inbox.Newest().Select(x => x.Text).Distinct().Count().ShouldBe(200);
        receipts.Cast<SmsReceipt.Accepted>().Select(x => x.GatewayId).Distinct().Count().ShouldBe(200);
    }
}
