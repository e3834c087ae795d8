using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>Hands a promised e-mail to the server; what has ended is wiped and never sent.</summary>
public sealed partial class SendMail(
    MiftahDb db,
    Sealer sealer,
    IMailGateway gateway,
    TimeProvider clock,
    ILogger<SendMail> log
) : IOutboxHandler
{
    private const double WaitSecondsMax = 60;

    public static string Kind => "send-mail";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var mail = await db.MailMessages.SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (mail is not { TextSealed: not null })
            return null; // Already done: this promise came twice.
        if (clock.Now() >= mail.EndsAt || Open(mail) is not { } outgoing)
            return await FinishAsync(mail, MailStatus.Ended, cancel);
        switch (await gateway.SendAsync(outgoing, cancel))
        {
            case MailReceipt.Accepted:
                return await FinishAsync(mail, MailStatus.Sent, cancel);
            case MailReceipt.Retry:
                var wait = Math.Min(Math.Pow(2, Math.Clamp(message.Tries - 1, 0, 10)), WaitSecondsMax);
                var next = clock.Now().AddSeconds(wait);
                return next < mail.EndsAt ? next : mail.EndsAt;
            default:
                return await FinishAsync(mail, MailStatus.Refused, cancel);
        }
    }

    private async Task<DateTime?> FinishAsync(MailMessage mail, MailStatus status, CancellationToken cancel)
    {
        mail.Finish(status, clock.Now());
        await db.SaveChangesAsync(cancel);
        if (status != MailStatus.Sent)
            LogDropped(mail.Id);
        return null;
    }

    private OutgoingMail? Open(MailMessage mail)
    {
        try
        {
            var to = sealer.Open(mail.ToSealed!, MailMessage.ToAt(mail.Id));
            var lines = sealer.Open(mail.TextSealed!, MailMessage.TextAt(mail.Id)).Split('\n', 2);
            return new OutgoingMail(mail.Id, to, lines[0], lines[1]);
        }
        catch (CryptographicException)
        {
            return null; // Altered, or its key is gone: no later try can open it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "E-mail {Id} was not sent: it ended or was refused.")]
    private partial void LogDropped(Guid id);
}
