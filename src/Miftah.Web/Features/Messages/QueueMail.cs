using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Promises an e-mail: adds the sealed message and its outbox message. The caller saves, in the transaction of the
/// cause. Both languages stand in it, the account's first.
/// </summary>
public sealed class QueueMail(
    MiftahDb db,
    SmsComposer composer,
    Sealer sealer,
    BlindIndex index,
    MailSwitch way,
    TimeProvider clock
)
{
    /// <summary>False where nobody can be reached by e-mail.</summary>
    public bool IsOn => way.IsOn;

    /// <summary>A notice, in the words of its SMS and with a link of its own.</summary>
    public void AddNotice(SmsPurpose purpose, string to, string language, SmsValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var hasLink = values.LinkToken is not null;
        var link =
            purpose.LetsObject() ? "mail.link-objects"
            : purpose.LeadsToAnswer() ? "mail.link-answer"
            : "mail.link";
        Add(
            purpose,
            to,
            language,
            purpose.LeadsToAnswer() ? "mail.answer-subject" : "mail.notice-subject",
            values,
            hasLink ? [SmsComposer.KeyOf(purpose), link] : [SmsComposer.KeyOf(purpose)],
            clock.Now().AddDays(MailMessage.NoticeLifetimeDays)
        );
    }

    /// <summary>The code that proves an address.</summary>
    public void AddCode(string code, string to, string language, DateTime endsAt) =>
        Add(null, to, language, "mail.code-subject", new(Code: code), ["mail.code"], endsAt);

    private void Add(
        SmsPurpose? purpose,
        string to,
        string language,
        string subjectKey,
        SmsValues values,
        string[] keys,
        DateTime endsAt
    )
    {
        if (!way.IsOn)
            return;
        Language[] both =
            language == Language.English.Code
                ? [Language.English, Language.Arabic]
                : [Language.Arabic, Language.English];
        var subject = string.Join(" · ", both.Select(x => composer.Whole(subjectKey, values, x)));
        var texts = both.Select(x =>
            string.Join("\n\n", keys.Append("mail.footer").Select(key => composer.Whole(key, values, x)))
        );
        var now = clock.Now();
        var id = RowId.New(now);
        db.MailMessages.Add(
            new()
            {
                Id = id,
                Purpose = purpose,
                ReceiverHash = MailFates.ReceiverHash(index, to),
                ToSealed = sealer.Seal(to, MailMessage.ToAt(id)),
                TextSealed = sealer.Seal($"{subject}\n{string.Join("\n\n\n", texts)}\n", MailMessage.TextAt(id)),
                CreatedAt = now,
                EndsAt = endsAt,
            }
        );
        db.Outbox.Add(OutboxMessage.Now(SendMail.Kind, id, now, OutboxLane.Word));
    }
}
