using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// «Is this message from you?»: whoever is signed in learns whether exactly this went to their mobile; everyone else
/// only whether it reads like one of ours.
/// </summary>
public sealed class CheckModel(OwnTexts texts, OwnMessages messages, TimeProvider clock) : PublicPage
{
    /// <summary>Several times the longest message; more is not one of ours, whatever it says.</summary>
    public const int CharactersMax = 1000;

    private static readonly Refusal Empty = new("message-check.empty");

    [BindProperty]
    public string? Message { get; set; }

    /// <summary>Null before something was asked.</summary>
    public bool? IsOurs { get; private set; }

    /// <summary>When it was sent to the person who is signed in.</summary>
    public DateTime? SentAt { get; private set; }

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public DateTime Now => clock.Now();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (SmsWords.Of(Message).Length == 0)
            return ShowRefusal(nameof(Message), Empty);
        if (IsSignedIn)
            SentAt = await messages.SentAtAsync(SessionAuthentication.Of(HttpContext).AccountId, Message, cancel);
        IsOurs = IsSignedIn ? SentAt is not null : texts.AreLike(Message);
        Message = null; // It may hold a code or a link: what was asked is answered, not shown again.
        return Page();
    }
}
