using System.Text.Json;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Contact;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Text;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Contact;

/// <summary>Puts a message into the line of the support desk.</summary>
public sealed class ReceiveMessage(MiftahDb db, Sealer sealer, TimeProvider clock)
{
    /// <returns>Its reference.</returns>
    public async Task<string> RunAsync(
        ContactTopic topic,
        AnswerWay way,
        ContactWords words,
        Language language,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(language);
        var now = clock.Now();
        var id = RowId.New(now);
        var made = new ContactMessage
        {
            Id = id,
            Reference = Reference.New(),
            Topic = topic,
            Way = way,
            Language = language.Code,
            WordsSealed = sealer.Seal(JsonSerializer.Serialize(words), ContactMessage.WordsAt(id)),
            ReceivedAt = now,
        };
        db.ContactMessages.Add(made);
        await db.SaveChangesAsync(cancel);
        return made.Reference;
    }
}
