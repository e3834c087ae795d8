using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Challenges;
using Miftah.Domain.Contact;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Contact;

/// <summary>
/// Writing to support. It asks for no code and no password, and warns once where the words seem to hold one.
/// </summary>
public sealed class IndexModel(ChallengeGate gate, LimitGate limits, Cookies cookies, ReceiveMessage receive)
    : PublicPage
{
    private const string Action = "contact";
    private const string SureField = "Sure";
    private static readonly Refusal NoTopic = new("contact.topic-empty");
    private static readonly Refusal NoWay = new("contact.way-empty");
    private static readonly Refusal NoReference = new("contact.about-unreadable");

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? Mobile { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The words seem to hold a code or a password: asked once more before they are sent.</summary>
    public bool Warns { get; private set; }

    /// <summary>The reference of the message that was sent.</summary>
    public string? Received { get; private set; }

    public ChallengeView Asked { get; private set; } = null!;

    private string browser = "";
    private ChallengeFields fields = ChallengeFields.None;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Read() is not var (topic, way, words))
            return Page();
        Warns = ContactMessage.LooksLikeASecret(words.Words) && !Request.Form.ContainsKey(SureField);
        if (Warns)
            return Page();
        if (await gate.CheckAsync(fields, Action, browser, cancel) is Result<ChallengeKind>.Refused failed)
        {
            Asked = new(gate.Issue(Action, browser), fields, fields.KindAfter(failed.Why), Refusals);
            return ShowRefusal(fields.FieldOf(failed.Why), failed.Why);
        }
        if (!await limits.LetsPassAsync(HttpContext, LimitedAct.Contact))
            return new EmptyResult();
        Received = await receive.RunAsync(topic, way, words, Language.Of(HttpContext), cancel);
        return Page();
    }

    protected override bool IsShownAgain(IFormCollection form) =>
        base.IsShownAgain(form) || form.ContainsKey(ChallengeFields.SwitchField);

    protected override Task<IActionResult?> ReadyAsync()
    {
        if (Request.HasFormContentType)
            fields = ChallengeFields.Of(Request.Form);
        browser = cookies.Read(HttpContext, CookieKind.Challenge) ?? Secrets.NewToken();
        cookies.Write(HttpContext, CookieKind.Challenge, browser);
        Asked = new(gate.Keep(fields, Action, browser), fields, fields.Kind, Refusals);
        return base.ReadyAsync();
    }

    private (ContactTopic, AnswerWay, ContactWords)? Read()
    {
        if (!Enum.TryParse<ContactTopic>(Topic, out var topic) || !Enum.IsDefined(topic))
            Refuse(nameof(Topic), NoTopic);
        var words = ContactMessage.Read(Words);
        if (words is Result<string>.Refused badly)
            Refuse(nameof(Words), badly.Why);
        var about = string.IsNullOrWhiteSpace(About) ? null : Reference.Read(About);
        if (about is null && !string.IsNullOrWhiteSpace(About))
            Refuse(nameof(About), NoReference);
        var isWay = Enum.TryParse<AnswerWay>(Way, out var way) && Enum.IsDefined(way);
        if (!isWay)
            Refuse(nameof(Way), NoWay);
        var to = isWay ? To(way) : null;
        return Refusals.Count > 0 ? null : (topic, way, new(((Result<string>.Ok)words).Value, about, to!));
    }

    private string? To(AnswerWay way)
    {
        if (way == AnswerWay.Mobile)
            return Phones.Parse(Mobile).Match<string?>(x => x, why => Refused(nameof(Mobile), why));
        return EmailAddress.Of(Email).Match<string?>(x => x.Value, why => Refused(nameof(Email), why));
    }

    private string? Refused(string field, Refusal why)
    {
        Refuse(field, why);
        return null;
    }
}
