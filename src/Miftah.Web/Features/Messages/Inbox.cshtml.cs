using Miftah.Web.Adapters.Mail;
using Miftah.Web.Adapters.Sms;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Messages;

/// <summary>The telephone and the mailbox of developers; mapped in Development only.</summary>
public sealed class InboxModel(DevelopmentInbox inbox, DevelopmentMailbox mailbox) : PublicPage
{
    public override bool HasForm => false;

    public IReadOnlyList<InboxSms> Messages { get; private set; } = [];

    public void OnGet() => Messages = [.. inbox.Newest().Concat(mailbox.Newest()).OrderByDescending(x => x.At)];
}
