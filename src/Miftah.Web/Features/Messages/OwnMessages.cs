using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Messages;

/// <summary>When the portal sent a person a message; it answers about the messages of that person alone.</summary>
public sealed class OwnMessages(MiftahDb db, PersonalDataSeal personal, BlindIndex index, OwnTexts texts)
{
    /// <summary>When this message, or the notice with this link, last went to the account's mobile.</summary>
    /// <returns>UTC; null when it never did in the time for which messages are remembered.</returns>
    public async Task<DateTime?> SentAtAsync(Guid accountId, string? text, CancellationToken cancel)
    {
        if (texts.TokenOf(text) is { } token)
        {
            var hash = Secrets.Hash(token);
            var link = await db
                .FreezeLinks.AsNoTracking()
                .SingleOrDefaultAsync(x => x.TokenHash == hash && x.AccountId == accountId, cancel);
            return link?.EndsAt.AddDays(-FreezeLink.LifetimeDays);
        }
        var account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == accountId, cancel);
        var wanted = OwnTexts.HashOf(index, personal.Open(account).Mobile, text);
        return await db
            .SmsMessages.AsNoTracking()
            .Where(x => x.TextHash == wanted && x.SentAt != null)
            .MaxAsync(x => x.SentAt, cancel);
    }
}
