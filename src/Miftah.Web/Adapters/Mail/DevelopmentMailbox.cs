using System.Text.RegularExpressions;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Sms;

namespace Miftah.Web.Adapters.Mail;

/// <summary>A mailbox for developers, beside their telephone: keeps the newest messages in memory.</summary>
public sealed partial class DevelopmentMailbox(TimeProvider clock) : IMailGateway
{
    private readonly Lock gate = new();
    private readonly Queue<InboxSms> messages = [];

    public Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        cancel.ThrowIfCancellationRequested();
        var code = Code.Match(mail.Text) is { Success: true } found ? found.Value : null;
        lock (gate)
        {
            messages.Enqueue(new(mail.To, $"{mail.Subject}\n{mail.Text}", code, clock.Now()));
            if (messages.Count > DevelopmentInbox.MessagesMax)
                messages.Dequeue();
        }
        return Task.FromResult<MailReceipt>(new MailReceipt.Accepted());
    }

    /// <summary>The messages, newest first; only those to <paramref name="to"/> if given.</summary>
    public IReadOnlyList<InboxSms> Newest(string? to = null)
    {
        lock (gate)
            return
            [
                .. messages.Reverse().Where(x => to is null || x.To.Equals(to, StringComparison.OrdinalIgnoreCase)),
            ];
    }

    [GeneratedRegex(@"(?<![^\s])[0-9]{6}(?!\S)", RegexOptions.None, 1000)]
    private static partial Regex Code { get; }
}

/// <summary>No way out is configured: nothing is promised, and no address is taken.</summary>
public sealed class NoMail : IMailGateway
{
    public Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancel) =>
        Task.FromResult<MailReceipt>(new MailReceipt.Refused("mail.off"));
}
