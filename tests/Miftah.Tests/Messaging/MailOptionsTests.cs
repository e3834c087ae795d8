using Miftah.Web.Adapters.Mail;

namespace Miftah.Tests.Messaging;

/// <summary>A start with half a mail server is refused; a start without one is a portal without e-mail.</summary>
public sealed class MailOptionsTests
{
    [Fact]
    public void NothingSet_IsTheInboxInDevelopment_AndOffElsewhere()
    {
        new MailOptions().Chosen(development: true).ShouldBe(MailOptions.Inbox);
        new MailOptions().Chosen(development: false).ShouldBe(MailOptions.Off);
        new MailOptions().Problems(development: false).ShouldBeEmpty();
    }

    [Fact]
    public void Inbox_OutsideDevelopment_IsRefused() =>
        new MailOptions { Gateway = MailOptions.Inbox }
            .Problems(development: false)
            .ShouldHaveSingleItem();

    [Fact]
    public void Smtp_WithItsSettings_Starts() => Smtp(_ => { }).ShouldBeEmpty();

    [Fact]
    public void Smtp_InClearToAnotherMachine_IsRefused()
    {
        Smtp(x => x.Security = SmtpOptions.Plain).ShouldHaveSingleItem().ShouldContain("in clear");
        Smtp(x => (x.Security, x.Host) = (SmtpOptions.Plain, "127.0.0.1")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("notices")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    public void Smtp_WithoutASender_IsRefused(string from) => Smtp(x => x.From = from).ShouldHaveSingleItem();

    [Fact]
    public void Smtp_WithHalfASignIn_IsRefused() => Smtp(x => x.Username = "miftah").ShouldHaveSingleItem();

    [Fact]
    public void Smtp_WithAnAuthorityThatIsNoFile_IsRefused() =>
        Smtp(x => x.AuthorityFile = "/no/such/authority.pem").ShouldHaveSingleItem().ShouldContain("AuthorityFile");

    [Fact]
    public void UnknownGateway_IsRefused() =>
        new MailOptions { Gateway = "pigeon" }
            .Problems(development: true)
            .ShouldHaveSingleItem();

    private static List<string> Smtp(Action<SmtpOptions> adjust)
    {
        var options = new MailOptions
        {
            Gateway = MailOptions.ToSmtp,
            Smtp = { Host = "mail.example", From = "notices@miftah.example" },
        };
        adjust(options.Smtp);
        return [.. options.Problems(development: false)];
    }
}
