using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Miftah.Domain.Messaging;

namespace Miftah.Tests.Support;

/// <summary>A mail server that keeps what it is given, and can be down or refuse.</summary>
public sealed class KeptMail : IMailGateway
{
    private readonly ConcurrentQueue<OutgoingMail> sent = new();

    public bool IsDown { get; set; }

    public bool Refuses { get; set; }

    public IReadOnlyList<OutgoingMail> To(string address) => [.. sent.Where(x => x.To == address)];

    /// <summary>The code of the latest message to an address.</summary>
    public string CodeTo(string address) =>
        To(address).Select(x => Regex.Match(x.Text, "(?m)^[0-9]{6}$")).Last(x => x.Success).Value;

    /// <summary>The freeze link of the latest notice to an address, as a path.</summary>
    public string LinkTo(string address) =>
        To(address).Select(x => Regex.Match(x.Text, "/x/[A-Za-z0-9_-]{16}")).Last(x => x.Success).Value;

    public Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        if (IsDown)
            return Task.FromResult<MailReceipt>(new MailReceipt.Retry("down"));
        if (Refuses)
            return Task.FromResult<MailReceipt>(new MailReceipt.Refused("address.unknown"));
        sent.Enqueue(mail);
        return Task.FromResult<MailReceipt>(new MailReceipt.Accepted());
    }
}

public static class EmailSteps
{
    /// <summary>A signed-in person adds an address, or changes to it.</summary>
    public static async Task AddEmailAsync(this TestPortal portal, Browser browser, string address)
    {
        (await browser.FillAsync("/security/email", ("Address", address))).ShouldGoTo("/security/email");
        await portal.RunOutboxAsync();
        (await browser.FillAsync("/security/email?handler=Code", ("Code", portal.Mail.CodeTo(address)))).ShouldGoTo(
            "/security?done=email"
        );
        await portal.RunOutboxAsync();
    }
}
