using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Sms;
using MimeKit;
using MimeKit.Text;

namespace Miftah.Web.Adapters.Mail;

/// <summary>Hands e-mail to a server over SMTP, one connection a message.</summary>
/// <remarks>
/// Address and subject are checked once more here: whatever calls it, no line break reaches a command or a header
/// (ASVS 1.3.11).
/// </remarks>
public sealed class SmtpGateway(SmtpOptions options, Portal portal, TimeProvider clock, ILogger<SmtpGateway> log)
    : IMailGateway
{
    private readonly Breaker breaker = new(clock);

    public async Task<MailReceipt> SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (EmailAddress.Of(mail.To) is not Result<EmailAddress>.Ok)
            return new MailReceipt.Refused("address.malformed");
        if (mail.Subject.Any(char.IsControl))
            return new MailReceipt.Refused("subject.malformed");
        if (!breaker.MayTry())
            return new MailReceipt.Retry("server.resting");
        var receipt = await TryAsync(mail, cancel);
        if (receipt is MailReceipt.Retry)
            breaker.Failed();
        else
            breaker.Succeeded();
        return receipt;
    }

    private async Task<MailReceipt> TryAsync(OutgoingMail mail, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await HandOverAsync(mail, either.Token);
            return new MailReceipt.Accepted();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Later(mail, "server.timeout");
        }
        catch (SmtpCommandException why)
        {
            return After(mail, why);
        }
        // Not the message's fault, and no message passes until an operator acts.
        catch (Exception why)
            when (why
                    is AuthenticationException
                        or ServiceNotAuthenticatedException
                        or SslHandshakeException
                        or NotSupportedException
            )
        {
            log.LogCritical(
                "No e-mail is sent ({Error}). Check {Section}:Smtp",
                why.GetType().Name,
                MailOptions.Section
            );
            return new MailReceipt.Retry("server.misconfigured");
        }
        catch (Exception why) when (why is IOException or SocketException or ProtocolException)
        {
            return Later(mail, "server.unreachable");
        }
    }

    private async Task HandOverAsync(OutgoingMail mail, CancellationToken cancel)
    {
        using var message = MessageOf(mail);
        using var client = new SmtpClient();
        if (options.AuthorityFile.Length > 0)
            client.ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
                MailAuthority.Trusts(options.AuthorityFile, certificate, chain, errors);
        var security = options.Security switch
        {
            SmtpOptions.Tls => SecureSocketOptions.SslOnConnect,
            SmtpOptions.Plain => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(options.Host, options.Port, security, cancel);
        if (options.Username.Length > 0)
            await client.AuthenticateAsync(options.Username, options.Password, cancel);
        await client.SendAsync(message, cancel);
        // The server has answered for the message: how the goodbye goes changes nothing.
    }

    private MimeMessage MessageOf(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            MessageId = $"{mail.Id:N}@{portal.Host}",
            Date = clock.GetUtcNow(),
            Body = new TextPart(TextFormat.Plain) { Text = mail.Text },
        };
        message.From.Add(new MailboxAddress(null, options.From));
        message.To.Add(new MailboxAddress(null, mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private MailReceipt After(OutgoingMail mail, SmtpCommandException why)
    {
        if ((int)why.StatusCode < 500)
            return Later(mail, "server.busy");
        if (why.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            log.LogWarning("The mail server refuses {Mail} ({Status}): it is dropped", mail, (int)why.StatusCode);
            return new MailReceipt.Refused("server.refused");
        }
        log.LogCritical("The mail server answers {Status}. Check {Section}:Smtp", why.StatusCode, MailOptions.Section);
        return new MailReceipt.Retry("server.misconfigured");
    }

    private MailReceipt.Retry Later(OutgoingMail mail, string code)
    {
        log.LogWarning("The mail server does not take {Mail} now ({Code}): it waits", mail, code);
        return new(code);
    }
}
