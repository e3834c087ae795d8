using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Tells the person, on every channel on record, what was done to the account. The caller saves: no notice, no act.
/// </summary>
public sealed class Notify(MiftahDb db, PersonalDataSeal personal, QueueSms sms)
{
    /// <summary>A notice with its own «it wasn't me» link.</summary>
    public void Tell(SubscriberAccount account, SmsPurpose purpose, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!account.State.Allows().Notices)
            return;
        var token = Secrets.NewLinkToken();
        db.FreezeLinks.Add(
            new()
            {
                Id = RowId.New(now),
                AccountId = account.Id,
                TokenHash = Secrets.Hash(token),
                EndsAt = now.AddDays(FreezeLink.LifetimeDays),
            }
        );
        sms.Add(purpose, personal.Open(account).Mobile, account.Language, new(LinkToken: token));
    }

    /// <summary>A message without a link; some name the end of what they tell of.</summary>
    public void Say(SubscriberAccount account, SmsPurpose purpose, DateTime? until = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.State.Allows().Notices)
            sms.Add(purpose, personal.Open(account).Mobile, account.Language, new(Until: until));
    }
}
