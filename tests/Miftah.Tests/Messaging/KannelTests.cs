using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Sms;
using Miftah.Web.Text;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

/// <summary>Against Debian's Kannel: what a mobile network gets, and what it reports.</summary>
public class KannelTests(KannelFixture kannel) : IClassFixture<KannelFixture>
{
    private static int lastNumber;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_AnArabicRecoveryCode_ArrivesAsOneUcs2Segment()
    {
        var text = Composer().Compose(SmsPurpose.RecoveryCode, AllValues, Language.Arabic);

        var arrived = await SendAndReadAsync(text);

        arrived.ShouldBe([new("Miftah", arrived[0].To, "ucs-2", text)]);
        LastLine(arrived[0]).ShouldBe("@miftah.example #482193");
    }

    [Fact]
    public async Task Send_AnEnglishRecoveryCode_ArrivesAsOneGsmSegment()
    {
        var text = Composer().Compose(SmsPurpose.RecoveryCode, AllValues, Language.English);

        var arrived = await SendAndReadAsync(text);

        arrived.ShouldBe([new("Miftah", arrived[0].To, "text", text)]);
        LastLine(arrived[0]).ShouldBe("@miftah.example #482193");
    }

    [Fact]
    public async Task Send_ALinkWithEveryBase64UrlSign_ArrivesUnchanged()
    {
        var text = Composer().Compose(SmsPurpose.UsernameShown, AllValues, Language.Arabic);

        (await SendAndReadAsync(text)).ShouldHaveSingleItem().Text.ShouldBe(text);
    }

    /// <summary>The negative control of «one segment»: this harness can see two.</summary>
    [Theory]
    [InlineData('م', 70, 1)]
    [InlineData('م', 71, 2)]
    [InlineData('m', 160, 1)]
    [InlineData('m', 161, 2)]
    public async Task Send_MoreThanASegment_ArrivesInParts(char letter, int letters, int parts)
    {
        var text = new string(letter, letters);

        (await SendAndReadAsync(text, parts)).Count.ShouldBe(parts);
        SmsSize.Of(text).FitsOneSegment.ShouldBe(parts == 1);
    }

    [Fact]
    public async Task Send_TwoReceiversInOneNumber_IsRefusedAndReachesNobody()
    {
        var (first, second) = (NewNumber(), NewNumber());
        using var gateway = Gateway(kannel.Options());

        var receipt = await gateway.SendAsync(Sms(to: $"{first} {second}"), Cancel);

        receipt.ShouldBe(new SmsReceipt.Refused("number.malformed"));
        await gateway.SendAsync(Sms("marker", first), Cancel);
        (await kannel.ArrivedAsync(first, 1, Cancel)).ShouldHaveSingleItem().Text.ShouldBe("marker");
    }

    [Fact]
    public async Task Send_WithAWrongPassword_WaitsAndTellsTheOperator()
    {
        var log = new RecordingLogger<KannelGateway>();
        using var gateway = Gateway(kannel.Options(password: "wrong-password"), log);

        var receipt = await gateway.SendAsync(Sms("482193", "+966500000099", reportToken: "token-1"), Cancel);

        receipt.ShouldBe(new SmsReceipt.Retry("gateway.misconfigured"));
        var line = log.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("Critical: Kannel answers 403");
        foreach (var secret in new[] { "wrong-password", "482193", "966500000099", "token-1" })
            line.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Promised_ThroughOutboxGatewayAndNetwork_IsReportedDelivered()
    {
        var options = kannel.Options();
        await using var host = await MessagesHost.StartAsync(
            settings: new()
            {
                ["Miftah:Sms:Gateway"] = "kannel",
                ["Miftah:Sms:Kannel:Url"] = options.Url,
                ["Miftah:Sms:Kannel:Username"] = options.Username,
                ["Miftah:Sms:Kannel:Password"] = options.Password,
                ["Miftah:Sms:Kannel:Sender"] = options.Sender,
            }
        );
        var to = NewNumber();
        var id = await host.QueueAsync(SmsPurpose.SignInCode, to, "ar", TimeProvider.System.Now().AddMinutes(10));

        await host.RunDueAsync(Cancel);

        (await kannel.ArrivedAsync(to, 1, Cancel))
            .ShouldHaveSingleItem()
            .Text.ShouldStartWith("رمز تسجيل الدخول 482193");
        var sms = await host.MessageAsync(id);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < KannelFixture.Patience; await Task.Delay(50, Cancel))
        {
            sms = await host.MessageAsync(id);
            if (sms.Status == SmsStatus.Delivered)
                break;
        }
        sms.Status.ShouldBe(SmsStatus.Delivered);
        sms.ReportedAt.ShouldNotBeNull();
        sms.TextSealed.ShouldBeNull();
    }

    /// <summary>Sends, then sends a marker behind it: what arrived before the marker is all there is.</summary>
    private async Task<IReadOnlyList<NetworkSms>> SendAndReadAsync(string text, int parts = 1)
    {
        var to = NewNumber();
        using var gateway = Gateway(kannel.Options());

        (await gateway.SendAsync(Sms(text, to, TimeProvider.System.Now().AddMinutes(10)), Cancel)).ShouldBe(
            new SmsReceipt.Accepted(null)
        );
        await kannel.ArrivedAsync(to, parts, Cancel);
        await gateway.SendAsync(Sms("marker", to), Cancel);

        var arrived = await kannel.ArrivedAsync(to, parts + 1, Cancel);
        arrived[^1].Text.ShouldBe("marker");
        return [.. arrived.SkipLast(1)];
    }

    private static KannelGateway Gateway(KannelOptions options, RecordingLogger<KannelGateway>? log = null) =>
        new(options, TimeProvider.System, log is null ? NullLogger<KannelGateway>.Instance : log);

    private static string LastLine(NetworkSms sms) => sms.Text.Split('\n')[^1];

    private static string NewNumber() => $"+9665000{Interlocked.Increment(ref lastNumber):D5}";
}
