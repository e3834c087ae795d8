using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>Hands a promised SMS to the gateway; what has ended is wiped and never sent.</summary>
public sealed partial class SendSms(
    MiftahDb db,
    Sealer sealer,
    BlindIndex index,
    ISmsGateway gateway,
    SmsCaps caps,
    TimeProvider clock,
    ILogger<SendSms> log
) : IOutboxHandler
{
    private const double WaitSecondsMax = 60;
    private const double TriesPerLifeMin = 60;

    public static string Kind => "send-sms";

    public async Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var sms = await db.SmsMessages.SingleOrDefaultAsync(x => x.Id == message.SubjectId, cancel);
        if (sms is not { Status: SmsStatus.Waiting })
            return null; // Already done: this promise came twice, or a report overtook the gateway's answer.
        if (sms.HasEnded(clock.Now()) || Open(sms) is not { } outgoing)
            return await DropAsync(sms, cancel);

        if (await HeldBackAsync(sms, outgoing.To, cancel) is { } opens)
            return opens;
        switch (await gateway.SendAsync(outgoing, cancel))
        {
            case SmsReceipt.Accepted taken:
                await db.ChangeAsync(sms, x => x.MarkSent(taken.GatewayId, clock.Now()), cancel);
                return null;
            case SmsReceipt.Retry:
                if (!sms.Purpose.CarriesCode())
                    await caps.ReturnNoticeAsync(outgoing.To, clock.Now(), cancel);
                return NextTry(sms, message.Tries);
            default:
                return await DropAsync(sms, cancel);
        }
    }

    // A code was counted when it was made; a notice is counted here and waits for room, as long as it is news.
    private async Task<DateTime?> HeldBackAsync(SmsMessage sms, string to, CancellationToken cancel)
    {
        var now = clock.Now();
        if (sms.Purpose.CarriesCode())
            return caps.IsStopped(to) ? sms.EndsAt : null;
        var opens = await caps.TakeNoticeAsync(to, now, cancel);
        return opens > sms.EndsAt ? sms.EndsAt : opens;
    }

    private async Task<DateTime?> DropAsync(SmsMessage sms, CancellationToken cancel)
    {
        await db.ChangeAsync(sms, x => x.MarkDead(), cancel);
        LogDropped(sms.Id, sms.Purpose);
        return null;
    }

    private OutgoingSms? Open(SmsMessage sms)
    {
        try
        {
            var to = sealer.Open(sms.ToSealed, SmsMessage.ToAt(sms.Id));
            var text = sealer.Open(sms.TextSealed, SmsMessage.TextAt(sms.Id));
            return new OutgoingSms(sms.Id, to, text, sms.EndsAt, QueueSms.ReportToken(index, sms.Id));
        }
        catch (CryptographicException)
        {
            return null; // Altered, or its key is gone: no later try can open it.
        }
    }

    /// <summary>
    /// Waits 1 s, 2 s, 4 s …: at most a minute, and at most a sixtieth of the message's life; at its end, to wipe it.
    /// </summary>
    internal DateTime NextTry(SmsMessage sms, int tries)
    {
        var life = sms.EndsAt - sms.CreatedAt;
        var waitMax = Math.Min(WaitSecondsMax, life.TotalSeconds / TriesPerLifeMin);
        var next = clock.Now().AddSeconds(Math.Min(Math.Pow(2, Math.Max(0, tries - 1)), waitMax));
        return next < sms.EndsAt ? next : sms.EndsAt;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SMS {Id} ({Purpose}) was not sent: it ended or was refused.")]
    private partial void LogDropped(Guid id, SmsPurpose purpose);
}
