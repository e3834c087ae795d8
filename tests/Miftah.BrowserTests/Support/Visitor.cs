using System.Collections.Concurrent;
using Microsoft.Playwright;
using Miftah.Web.Adapters.Sms;
using Miftah.Web.Text;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>
/// Somebody at a browser: opens pages, types into fields by their names, presses buttons by their words.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const int PhoneWidth = 390;

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    public Visitor(
        LivePortal portal,
        Language language,
        bool hasScript,
        IBrowserContext context,
        IPage page,
        Uri? door = null
    )
    {
        Portal = portal;
        Language = language;
        HasScript = hasScript;
        Origin = door ?? portal.Origin;
        Page = page;
        this.context = context;
        Listen(page);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Origin.ToString(), StringComparison.Ordinal))
                complaints.Enqueue($"request to another origin: {request.Url}");
        };
    }

    public LivePortal Portal { get; }

    public Language Language { get; private set; }

    public bool HasScript { get; }

    /// <summary>The door at which they are.</summary>
    public Uri Origin { get; }

    public IPage Page { get; private set; }

    /// <summary>
    /// What a browser's console holds against the pages: errors, violations of the content security policy, scripts
    /// that
    /// threw; and requests that left the portal.
    /// </summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>The sentence of a text key in the language of the page.</summary>
    public string Words(string key) => Portal.Words.Find(Language, key);

    /// <param name="path">Without the language's prefix.</param>
    public async Task OpenAsync(string path) =>
        await Page.GotoAsync(new Uri(Origin, Language.Prefix + path).ToString());

    public ILocator Field(string name) => Page.Locator($"[id='{name}']");

    public Task TypeAsync(string field, string text) => Field(field).FillAsync(text);

    public ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words(key), Exact = true });

    public ILocator Link(string key) => Page.GetByRole(AriaRole.Link, new() { Name = Words(key), Exact = true });

    public Task PressAsync(string key) => Button(key).ClickAsync();

    public Task FollowAsync(string key) => Link(key).First.ClickAsync();

    /// <summary>Waits until the browser shows this page.</summary>
    public Task ShouldBeAtAsync(string path) =>
        Expect(Page).ToHaveURLAsync(new Uri(Origin, Language.Prefix + path).ToString());

    /// <summary>Waits until the page says this sentence.</summary>
    public Task ShouldSayAsync(string key) => Expect(Page.Locator("main")).ToContainTextAsync(Words(key));

    /// <summary>Waits for a refused post; its sentence stands in the summary.</summary>
    public Task ShouldRefuseAsync(string code) =>
        Expect(Page.Locator("#error-summary")).ToContainTextAsync(Words($"refusal.{code}"));

    /// <summary>Presses the switch of languages, and goes on in the other one.</summary>
    public async Task SwitchLanguageAsync()
    {
        var other = Words("portal.other-language");
        await Page.Locator(".tools").GetByText(other, new() { Exact = true }).ClickAsync();
        Language = Language.Other;
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", Language.Code);
    }

    /// <summary>The same person opens another tab.</summary>
    public async Task<IPage> OpenTabAsync()
    {
        var tab = await context.NewPageAsync();
        Listen(tab);
        return tab;
    }

    /// <summary>Everything from here on happens in that tab.</summary>
    public void TurnTo(IPage tab) => Page = tab;

    public async Task<string> CookieAsync(string kind)
    {
        var name = FormattableString.Invariant($"miftah-{Portal.Origin.Port}-{kind}");
        return (await context.CookiesAsync()).Single(x => x.Name == name).Value;
    }

    /// <summary>How many messages with a code a person has.</summary>
    public int CodesOf(Someone person) => Portal.Inbox.Newest(person.Mobile).Count(x => x.Code is not null);

    /// <summary>
    /// The code of the newest message that has one, once there are more than <paramref name="seen"/>.
    /// </summary>
    public async Task<string> CodeAsync(Someone person, int seen = 0)
    {
        await UntilAsync(() => CodesOf(person) > seen);
        return Portal.Inbox.Newest(person.Mobile).First(x => x.Code is not null).Code!;
    }

    /// <summary>How many messages with a code a number has had.</summary>
    public int CodesTo(string number) => Portal.Inbox.Newest(number).Count(x => x.Code is not null);

    /// <summary>The code of the newest message to a number.</summary>
    public async Task<string> CodeToAsync(string number, int seen = 0)
    {
        await UntilAsync(() => CodesTo(number) > seen);
        return Portal.Inbox.Newest(number).First(x => x.Code is not null).Code!;
    }

    /// <summary>The newest text message to a person, once there is one.</summary>
    public async Task<InboxSms> SmsAsync(Someone person)
    {
        await UntilAsync(() => Portal.Inbox.Newest(person.Mobile).Count > 0);
        return Portal.Inbox.Newest(person.Mobile)[0];
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static async Task UntilAsync(Func<bool> ready)
    {
        const int looksMax = 600;
        const int lookAgainMs = 50;
        for (var looks = 0; looks < looksMax; looks++)
        {
            if (ready())
                return;
            await Task.Delay(lookAgainMs);
        }
        throw new TimeoutException("The text message did not come.");
    }

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Enqueue($"script threw: {error}");
    }
}
