using Miftah.Domain.Messaging;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

public class SmsMessageTests
{
    [Fact]
    public void MarkSent_WipesWhatWasSealed()
    {
        var sms = Waiting();

        sms.MarkSent("17", Now.AddSeconds(2));

        sms.Status.ShouldBe(SmsStatus.Sent);
        sms.GatewayId.ShouldBe("17");
        sms.SentAt.ShouldBe(Now.AddSeconds(2));
        ShouldBeWiped(sms);
    }

    [Fact]
    public void MarkDead_WipesWhatWasSealed()
    {
        var sms = Waiting();

        sms.MarkDead();

        sms.Status.ShouldBe(SmsStatus.Dead);
        sms.SentAt.ShouldBeNull();
        ShouldBeWiped(sms);
    }

    [Fact]
    public void Waiting_KeepsWhatWasSealed()
    {
        var sms = Waiting();

        sms.ToSealed.ShouldNotBeNull();
        sms.TextSealed.ShouldNotBeNull();
    }

    [Fact]
    public void MarkDead_AfterTheGatewayHasIt_ChangesNothing()
    {
        var sms = Waiting();
        sms.MarkSent("17", Now);

        sms.MarkDead();

        sms.Status.ShouldBe(SmsStatus.Sent);
    }

    [Fact]
    public void MarkSent_WhenDead_ChangesNothing()
    {
        var sms = Waiting();
        sms.MarkDead();

        sms.MarkSent("17", Now);

        sms.Status.ShouldBe(SmsStatus.Dead);
        sms.SentAt.ShouldBeNull();
    }

    [Fact]
    public void HasEnded_AtTheExactEnd_IsTrue()
    {
        var sms = Waiting(endsAt: Now.AddMinutes(10));

        sms.HasEnded(Now.AddMinutes(10).AddTicks(-1)).ShouldBeFalse();
        sms.HasEnded(Now.AddMinutes(10)).ShouldBeTrue();
    }

    [Fact]
    public void HasEnded_OfANotice_IsTrueAfterThreeDays()
    {
        var sms = Waiting(endsAt: null);

        sms.HasEnded(Now.AddDays(3).AddTicks(-1)).ShouldBeFalse();
        sms.HasEnded(Now.AddDays(3)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(SmsReport.Queued, SmsStatus.Sent)]
    [InlineData(SmsReport.Submitted, SmsStatus.Sent)]
    [InlineData(SmsReport.Delivered, SmsStatus.Delivered)]
    [InlineData(SmsReport.Undelivered, SmsStatus.Undelivered)]
    [InlineData(SmsReport.Rejected, SmsStatus.Undelivered)]
    public void Report_OnASentMessage_MovesItOn(SmsReport report, SmsStatus expected)
    {
        var sms = Waiting();
        sms.MarkSent("17", Now);

        sms.Report(report, Now.AddSeconds(5)).ShouldBe(expected != SmsStatus.Sent);

        sms.Status.ShouldBe(expected);
    }

    [Fact]
    public void Report_SaidTwice_ChangesNothingTheSecondTime()
    {
        var sms = Waiting();
        sms.MarkSent("17", Now);
        sms.Report(SmsReport.Delivered, Now.AddSeconds(5)).ShouldBeTrue();

        sms.Report(SmsReport.Delivered, Now.AddSeconds(9)).ShouldBeFalse();

        sms.ReportedAt.ShouldBe(Now.AddSeconds(5));
    }

    [Fact]
    public void Report_BeforeTheGatewaysAnswer_ProvesThatItHasTheMessage()
    {
        var sms = Waiting();

        sms.Report(SmsReport.Delivered, Now.AddSeconds(1)).ShouldBeTrue();
        sms.MarkSent("17", Now.AddSeconds(2));

        sms.Status.ShouldBe(SmsStatus.Delivered);
        sms.SentAt.ShouldBe(Now.AddSeconds(1));
        ShouldBeWiped(sms);
    }

    [Fact]
    public void Report_AfterDelivery_NeverTakesItBack()
    {
        var sms = Waiting();
        sms.Report(SmsReport.Delivered, Now);

        sms.Report(SmsReport.Undelivered, Now.AddMinutes(1)).ShouldBeFalse();

        sms.Status.ShouldBe(SmsStatus.Delivered);
    }

    [Fact]
    public void Report_OfDeliveryAfterGivingUp_IsBelieved()
    {
        var sms = Waiting();
        sms.Report(SmsReport.Undelivered, Now);

        sms.Report(SmsReport.Delivered, Now.AddMinutes(1)).ShouldBeTrue();

        sms.Status.ShouldBe(SmsStatus.Delivered);
    }

    [Fact]
    public void Report_OnADeadMessage_ChangesNothing()
    {
        var sms = Waiting();
        sms.MarkDead();

        sms.Report(SmsReport.Delivered, Now).ShouldBeFalse();

        sms.Status.ShouldBe(SmsStatus.Dead);
    }

    [Fact]
    public void OutgoingSms_InALog_ShowsItsIdOnly()
    {
        var sms = Sms(text: "482193", to: "+966500000001", reportToken: "token");

        sms.ToString().ShouldBe($"SMS {sms.Id}");
    }

    private static SmsMessage Waiting(DateTime? endsAt = null) =>
        new(Guid.CreateVersion7(), SmsPurpose.RecoveryCode, [1], [2], endsAt, [4], [5], [3], Now);

    private static void ShouldBeWiped(SmsMessage sms)
    {
        sms.ToSealed.ShouldBeNull();
        sms.TextSealed.ShouldBeNull();
    }
}
