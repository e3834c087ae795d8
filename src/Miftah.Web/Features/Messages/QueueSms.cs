using System.Buffers.Text;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Promises an SMS: adds the sealed message and its outbox message. The caller saves, in the transaction of the cause.
/// </summary>
public sealed class QueueSms(MiftahDb db, SmsComposer composer, Sealer sealer, BlindIndex index, TimeProvider clock)
{
    /// <summary>Adds an SMS to what the caller's next save stores.</summary>
    /// <param name="purpose">Which text.</param>
    /// <param name="to">The receiver's number in E.164.</param>
    /// <param name="language">The account's language: "ar" or "en".</param>
    /// <param name="values">What the text needs.</param>
    /// <param name="endsAt">
    /// The end of the code in it, UTC; null for a notice, which may wait <see cref="SmsMessage.NoticeLifetimeDays"/>.
    /// </param>
    /// <returns>The id of the message.</returns>
    /// <exception cref="ArgumentException">The purpose needs a value that is missing.</exception>
    public Guid Add(SmsPurpose purpose, string to, string language, SmsValues values, DateTime? endsAt = null)
    {
        var now = clock.Now();
        var id = RowId.New(now);
        var written = language == Language.English.Code ? Language.English : Language.Arabic;
        var text = composer.Compose(purpose, values, written);
        db.SmsMessages.Add(
            new SmsMessage(
                id,
                purpose,
                sealer.Seal(to, SmsMessage.ToAt(id)),
                sealer.Seal(text, SmsMessage.TextAt(id)),
                endsAt,
                OwnTexts.HashOf(index, to, text),
                SmsFates.ReceiverHash(index, to),
                Secrets.Hash(ReportToken(index, id)),
                now
            )
            {
                Prefix = Phones.PrefixOf(to),
            }
        );
        db.Outbox.Add(OutboxMessage.Now(SendSms.Kind, id, now, OutboxLane.Word));
        return id;
    }

    /// <summary>
    /// The secret in the address of a message's delivery reports: 256 bits, the same at each try, stored nowhere.
    /// </summary>
    internal static string ReportToken(BlindIndex index, Guid id) =>
        Base64Url.EncodeToString(index.Of("sms-report", id.ToString("N")));
}
