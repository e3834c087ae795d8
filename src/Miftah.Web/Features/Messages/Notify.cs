using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Tells the person, on every channel on record, what was done to the account. The caller saves: no notice, no act.
/// </summary>
public sealed class Notify(MiftahDb db, PersonalDataSeal personal, QueueSms sms, QueueMail mail)
{
    /// <summary>
    /// A notice on every channel, each with its own «it wasn't me» link: who holds one channel cannot use up another's.
    /// </summary>
    /// <param name="account">As it is after the act.</param>
    /// <param name="purpose">What was done.</param>
    /// <param name="now">The time of the act, UTC.</param>
    /// <param name="formerEmail">The address that the act took off the account: it is told as well.</param>
    public void Tell(SubscriberAccount account, SmsPurpose purpose, DateTime now, string? formerEmail = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!account.State.Allows().Notices)
            return;
        var person = personal.Open(account);
        TellAt(person.Mobile, account, purpose, now);
        if (!mail.IsOn)
            return;
        foreach (var email in new[] { person.Email, formerEmail })
            if (email is not null)
                mail.AddNotice(purpose, email, account.Language, new(LinkToken: NewLink(account, now)));
    }

    /// <summary>The same to one number alone: to one that is no longer, or not yet, the account's own.</summary>
    public void TellAt(string mobile, SubscriberAccount account, SmsPurpose purpose, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.State.Allows().Notices)
            sms.Add(purpose, mobile, account.Language, new(LinkToken: NewLink(account, now)));
    }

    /// <summary>A notice on every channel whose links object to what was asked for, each with its own.</summary>
    /// <param name="account">As it is.</param>
    /// <param name="purpose">What was asked for.</param>
    /// <param name="newLink">Makes the secret of one more link.</param>
    public void TellToObject(SubscriberAccount account, SmsPurpose purpose, Func<string> newLink)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(newLink);
        if (!account.State.Allows().Notices)
            return;
        var person = personal.Open(account);
        sms.Add(purpose, person.Mobile, account.Language, new(LinkToken: newLink()));
        if (mail.IsOn && person.Email is { } email)
            mail.AddNotice(purpose, email, account.Language, new(LinkToken: newLink()));
    }

    /// <summary>
    /// A message without a link; some name the end of what they tell of. The verdict of a recovery goes to the mobile
    /// alone, as before; what changes the account for all goes everywhere.
    /// </summary>
    public void Say(SubscriberAccount account, SmsPurpose purpose, DateTime? until = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!account.State.Allows().Notices)
            return;
        var person = personal.Open(account);
        sms.Add(purpose, person.Mobile, account.Language, new(Until: until));
        if (person.Email is { } email && purpose.GoesEverywhere())
            mail.AddNotice(purpose, email, account.Language, new(Until: until));
    }

    /// <summary>The same to one number alone, which is not, or not yet, the account's own.</summary>
    public void SayAt(string mobile, SubscriberAccount account, SmsPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (account.State.Allows().Notices)
            sms.Add(purpose, mobile, account.Language, new());
    }

    /// <summary>A channel beside the mobile will be told, so that its owner can object in time.</summary>
    public bool ReachesBesideMobile(SubscriberAccount account) => mail.IsOn && personal.Open(account).Email is not null;

    private string NewLink(SubscriberAccount account, DateTime now)
    {
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
        return token;
    }
}
