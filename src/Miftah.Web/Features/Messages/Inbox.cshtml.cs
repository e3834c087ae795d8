using Miftah.Web.Adapters.Sms;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Messages;

/// <summary>The telephone of developers; mapped in Development only.</summary>
public sealed class InboxModel(DevelopmentInbox inbox) : PublicPage
{
    public override bool HasForm => false;

    public IReadOnlyList<InboxSms> Messages { get; private set; } = [];

    public void OnGet() => Messages = inbox.Newest();
}
