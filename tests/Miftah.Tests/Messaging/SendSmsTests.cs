using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

public class SendSmsTests
{
    private static readonly SmsReceipt Accepted = new SmsReceipt.Accepted("17");
    private static readonly SmsReceipt Down = new SmsReceipt.Retry("gateway.unreachable");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(Now));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queued_HoldsNothingReadable()
    {
        await using var host = await MessagesHost.StartAsync(clock, new ScriptedGateway(Accepted));

        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        var sms = await host.MessageAsync(id);
        sms.Status.ShouldBe(SmsStatus.Waiting);
        foreach (var column in new[] { sms.ToSealed!, sms.TextSealed! })
            System.Text.Encoding.UTF8.GetString(column).ShouldNotContain("482193");
        (await host.PromiseAsync(id)).ShouldNotBeNull().SubjectId.ShouldBe(id);
    }

    [Fact]
    public async Task Handle_Accepted_IsSentAndWiped()
    {
        var gateway = new ScriptedGateway(Accepted);
        await using var host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        await host.RunDueAsync(Cancel);

        var given = gateway.Given.ShouldHaveSingleItem();
        given.To.ShouldBe("+966500000001");
        given.Text.ShouldEndWith("\n@miftah.example #482193");
        given.EndsAt.ShouldBe(Now.AddMinutes(10));
        var sms = await host.MessageAsync(id);
        sms.Status.ShouldBe(SmsStatus.Sent);
        sms.GatewayId.ShouldBe("17");
        sms.TextSealed.ShouldBeNull();
        sms.ToSealed.ShouldBeNull();
        (await host.PromiseAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Handle_PastItsEnd_IsWipedAndNeverSent()
    {
        var gateway = new ScriptedGateway(Accepted);
        await using var host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        clock.Advance(TimeSpan.FromMinutes(10));
        await host.RunDueAsync(Cancel);

        gateway.Given.ShouldBeEmpty();
        await ShouldBeDeadAsync(host, id);
    }

    [Fact]
    [Sentence(3)]
    public async Task Handle_GatewayDown_KeepsTheMessageAndSendsItWhenItIsBack()
    {
        var answer = Down;
        var gateway = new ScriptedGateway(_ => Task.FromResult(answer));
        await using var host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        await host.RunDueAsync(Cancel);
        (await host.MessageAsync(id)).TextSealed.ShouldNotBeNull();
        (await host.PromiseAsync(id)).ShouldNotBeNull().DueAt.ShouldBe(Now.AddSeconds(1));
        answer = Accepted;
        clock.Advance(TimeSpan.FromSeconds(1));
        await host.RunDueAsync(Cancel);

        (await host.MessageAsync(id)).Status.ShouldBe(SmsStatus.Sent);
        gateway.Given.Select(x => x.ReportToken).Distinct().Count().ShouldBe(1); // One address for all tries.
    }

    [Fact]
    public async Task Handle_GatewayDownForever_TriesOftenUntilTheCodeEnds_ThenWipesIt()
    {
        var gateway = new ScriptedGateway(Down);
        await using var host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        for (var second = 0; second <= 600; second++)
        {
            await host.RunDueAsync(Cancel);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await ShouldBeDeadAsync(host, id);
        gateway.Given.Count.ShouldBeInRange(60, 70); // Every ten seconds, after a quick start.
    }

    [Fact]
    public async Task Handle_Refused_IsWiped()
    {
        await using var host = await MessagesHost.StartAsync(
            clock,
            new ScriptedGateway(new SmsReceipt.Refused("gateway.refused"))
        );
        var id = await host.QueueAsync(SmsPurpose.PasswordChanged);

        await host.RunDueAsync(Cancel);

        await ShouldBeDeadAsync(host, id);
    }

    [Fact]
    public async Task Handle_SealedContentsMovedFromAnotherMessage_IsWiped()
    {
        var gateway = new ScriptedGateway(Accepted);
        await using var host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.PasswordChanged);
        var other = (await host.MessageAsync(await host.QueueAsync(SmsPurpose.HoldEnded, "+966500000002"))).ToSealed;
        await host.WithDbAsync(db =>
            db.SmsMessages.Where(x => x.Id == id).ExecuteUpdateAsync(x => x.SetProperty(y => y.ToSealed, other))
        );

        await host.RunDueAsync(Cancel);

        gateway.Given.ShouldHaveSingleItem(); // Its neighbour.
        await ShouldBeDeadAsync(host, id);
    }

    [Fact]
    public async Task Handle_ReportedBeforeTheGatewaysAnswer_StaysDelivered()
    {
        MessagesHost? host = null;
        var gateway = new ScriptedGateway(async sms =>
        {
            (await host!.RecordAsync(sms.ReportToken!, SmsReport.Delivered, Now.AddSeconds(1))).ShouldBeTrue();
            return Accepted;
        });
        await using var started = host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        await host.RunDueAsync(Cancel);

        var sms = await host.MessageAsync(id);
        sms.Status.ShouldBe(SmsStatus.Delivered);
        sms.GatewayId.ShouldBe("17");
        (await host.PromiseAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Handle_ReportedAfterALostAnswer_IsNotSentTwice()
    {
        MessagesHost? host = null;
        var gateway = new ScriptedGateway(async sms =>
        {
            await host!.RecordAsync(sms.ReportToken!, SmsReport.Submitted, Now);
            return new SmsReceipt.Retry("gateway.timeout");
        });
        await using var started = host = await MessagesHost.StartAsync(clock, gateway);
        var id = await host.QueueAsync(SmsPurpose.RecoveryCode, endsAt: Now.AddMinutes(10));

        await host.RunDueAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(1));
        await host.RunDueAsync(Cancel);

        gateway.Given.ShouldHaveSingleItem();
        (await host.MessageAsync(id)).Status.ShouldBe(SmsStatus.Sent);
        (await host.PromiseAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task Record_AnUnknownToken_IsFalse()
    {
        await using var host = await MessagesHost.StartAsync(clock, new ScriptedGateway(Accepted));

        (await host.RecordAsync("nobody", SmsReport.Delivered, Now)).ShouldBeFalse();
    }

    private static async Task ShouldBeDeadAsync(MessagesHost host, Guid id)
    {
        var sms = await host.MessageAsync(id);
        sms.Status.ShouldBe(SmsStatus.Dead);
        sms.ToSealed.ShouldBeNull();
        sms.TextSealed.ShouldBeNull();
        (await host.PromiseAsync(id)).ShouldBeNull();
    }
}
