using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Contact;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Messaging;
using Miftah.Domain.Staff;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Desk;

/// <summary>
/// Ends a message, answered or not: what was written and where its answer goes is wiped in the same statement. The
/// answer waits behind a link, and only word of it goes out.
/// </summary>
public sealed class EndMessage(MiftahDb db, Sealer sealer, QueueSms sms, QueueMail mail, TimeProvider clock)
{
    private static readonly Refusal Over = new("desk.message-over");
    private static readonly Refusal NoMail = new("desk.message-no-mail");

    /// <summary>What was written; null once it is over.</summary>
    public ContactWords? WordsOf(ContactMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.WordsSealed is { } made
            ? JsonSerializer.Deserialize<ContactWords>(sealer.Open(made, ContactMessage.WordsAt(message.Id)))
            : null;
    }

    /// <param name="member">Who has it.</param>
    /// <param name="message">As it was read.</param>
    /// <param name="reply">The answer; null to close it without one.</param>
    /// <param name="cancel">The request was given up.</param>
    /// <returns>Null when it is over now.</returns>
    public async Task<Refusal?> RunAsync(
        StaffAccount member,
        ContactMessage message,
        ContactReply? reply,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(member);
        if (WordsOf(message) is not { } words)
            return Over;
        if (reply is not null && message.Way == AnswerWay.Email && !mail.IsOn)
            return NoMail;
        var now = clock.Now();
        var token = Secrets.NewLinkToken();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await StoreAsync(member.Id, message.Id, reply, Secrets.Hash(token), now, cancel))
            return Over;
        if (reply is not null)
            Tell(message, words.To, token);
        var act = reply is null ? Acts.MessageClosed : Acts.MessageAnswered;
        db.AuditRecords.Add(AuditRecord.New(act, message.Id, Actor.Officer, message.Id, now, officer: member.Id));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<bool> StoreAsync(
        Guid member,
        Guid id,
        ContactReply? reply,
        byte[] hash,
        DateTime now,
        CancellationToken cancel
    )
    {
        var made = reply is null ? null : sealer.Seal(JsonSerializer.Serialize(reply), ContactMessage.ReplyAt(id));
        var state = reply is null ? ContactState.Closed : ContactState.Answered;
        var link = reply is null ? null : hash;
        return await db
                .ContactMessages.Where(x => x.Id == id && x.State == ContactState.Taken && x.TakenBy == member)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.State, state)
                            .SetProperty(x => x.WordsSealed, (byte[]?)null)
                            .SetProperty(x => x.ReplySealed, made)
                            .SetProperty(x => x.TokenHash, link)
                            .SetProperty(x => x.EndedAt, now),
                    cancel
                ) == 1;
    }

    private void Tell(ContactMessage message, string to, string token)
    {
        var values = new SmsValues(LinkToken: token);
        if (message.Way == AnswerWay.Mobile)
            sms.Add(SmsPurpose.SupportAnswered, to, message.Language, values);
        else
            mail.AddNotice(SmsPurpose.SupportAnswered, to, message.Language, values);
    }
}
