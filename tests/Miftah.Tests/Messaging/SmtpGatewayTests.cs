using System.Net;
using System.Net.Sockets;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web;
using Miftah.Web.Adapters.Mail;
using Miftah.Web.Adapters.Sms;
using MimeKit;

namespace Miftah.Tests.Messaging;

/// <summary>Real SMTP to a server in every mood: nothing is lost, nobody waits, nothing is smuggled in.</summary>
public sealed class SmtpGatewayTests
{
    private readonly RecordingLogger<SmtpGateway> log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ArrivesAsPlainText_InBothLanguages()
    {
        await using var server = new SmtpListener();

        (await Gateway(server.Port).SendAsync(Mail(), Cancel)).ShouldBe(new MailReceipt.Accepted());

        var raw = server.Messages.ShouldHaveSingleItem();
        using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(raw));
        using var message = await MimeMessage.LoadAsync(stream, Cancel);
        message.Subject.ShouldBe("بوابة: إشعار · Portal: a notice");
        message
            .TextBody.ShouldNotBeNull()
            .ReplaceLineEndings("\n")
            .ShouldBe("تغيرت كلمة مرورك\n.\nYour password was changed\n");
        message.HtmlBody.ShouldBeNull();
        message.To.ToString().ShouldBe("owner@example.org");
        message.From.ToString().ShouldBe("notices@miftah.example");
        message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        server.Commands.Count(x => x.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("owner@example.org\r\nRCPT TO:<b@example.org>")]
    [InlineData("owner@example.org>\r\nDATA")]
    [InlineData("owner@example.org,b@example.org")]
    [InlineData("Owner <owner@example.org>")]
    [InlineData("owner@example.org\n")]
    public async Task Send_ToMoreThanOneAddress_IsRefusedUnsent(string to)
    {
        await using var server = new SmtpListener();

        (await Gateway(server.Port).SendAsync(Mail(to: to), Cancel)).ShouldBe(
            new MailReceipt.Refused("address.malformed")
        );

        server.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ASubjectWithALineBreak_IsRefusedUnsent()
    {
        await using var server = new SmtpListener();

        (await Gateway(server.Port).SendAsync(Mail(subject: "a\r\nBcc: b@example.org"), Cancel)).ShouldBe(
            new MailReceipt.Refused("subject.malformed")
        );

        server.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ATextThatLooksLikeCommands_StaysText()
    {
        await using var server = new SmtpListener();

        await Gateway(server.Port).SendAsync(Mail(text: "a\r\n.\r\nRCPT TO:<b@example.org>\r\n"), Cancel);

        server.Commands.Count(x => x.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(1);
        server.Messages.ShouldHaveSingleItem().ShouldContain("RCPT TO:<b@example.org>");
    }

    [Theory]
    [InlineData("MAIL", "421 closing", "server.busy")]
    [InlineData("RCPT", "451 later", "server.busy")]
    [InlineData("RCPT", "452 full", "server.busy")]
    [InlineData("DATA", "451 later", "server.busy")]
    [InlineData(".", "451 later", "server.busy")]
    [InlineData("MAIL", "530 sign in first", "server.misconfigured")]
    public async Task Send_WhereTheServerDoesNotTakeItNow_IsToBeTriedAgain(string command, string answer, string code)
    {
        await using var server = new SmtpListener();
        server.Answers[command] = answer;

        (await Gateway(server.Port).SendAsync(Mail(), Cancel)).ShouldBe(new MailReceipt.Retry(code));

        log.Lines.ShouldAllBe(x => !x.Contains("owner@example.org"));
    }

    [Theory]
    [InlineData("RCPT", "550 no such mailbox")]
    [InlineData(".", "554 refused")]
    public async Task Send_WhereTheServerNeverWill_IsDropped(string command, string answer)
    {
        await using var server = new SmtpListener();
        server.Answers[command] = answer;

        (await Gateway(server.Port).SendAsync(Mail(), Cancel)).ShouldBe(new MailReceipt.Refused("server.refused"));
    }

    [Fact]
    public async Task Send_WhereStartTlsIsAskedAndNotOffered_SendsNothingInClear()
    {
        await using var server = new SmtpListener();

        (await Gateway(server.Port, SmtpOptions.StartTls).SendAsync(Mail(), Cancel)).ShouldBe(
            new MailReceipt.Retry("server.misconfigured")
        );

        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_ToAServerThatNeverAnswers_EndsAtTheTimeLimit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        (await Gateway(((IPEndPoint)silent.LocalEndpoint).Port).SendAsync(Mail(), Cancel)).ShouldBe(
            new MailReceipt.Retry("server.timeout")
        );
    }

    [Fact]
    public async Task Send_ToAServerThatIsDown_StopsAskingAfterTenFailures()
    {
        var gateway = Gateway(FreePorts.One());
        for (var i = 0; i < Breaker.FailuresMax; i++)
            (await gateway.SendAsync(Mail(), Cancel)).ShouldBe(new MailReceipt.Retry("server.unreachable"));

        (await gateway.SendAsync(Mail(), Cancel)).ShouldBe(new MailReceipt.Retry("server.resting"));
    }

    private SmtpGateway Gateway(int port, string security = SmtpOptions.Plain) =>
        new(
            new()
            {
                Host = "127.0.0.1",
                Port = port,
                Security = security,
                From = "notices@miftah.example",
                TimeoutSeconds = 1,
            },
            new Portal(new() { Origin = "https://miftah.example" }),
            TimeProvider.System,
            log
        );

    private static OutgoingMail Mail(
        string to = "owner@example.org",
        string subject = "بوابة: إشعار · Portal: a notice",
        string text = "تغيرت كلمة مرورك\n.\nYour password was changed\n"
    ) => new(Guid.Empty, to, subject, text);
}
