using Microsoft.Playwright;
using Miftah.BrowserTests.Support;
using Miftah.Web.Text;

[assembly: AssemblyFixture(typeof(Suite))]

namespace Miftah.BrowserTests.Support;

/// <summary>What all tests share: one portal on real time and one browser.</summary>
public sealed class Suite : IAsyncLifetime
{
    /// <summary>A busy machine is slow, not wrong, in milliseconds.</summary>
    private const float PatienceMs = 30_000;

    private readonly Survey arabic;
    private readonly Survey english;
    private IPlaywright playwright = null!;

    public Suite() => (arabic, english) = (new(this, "ar"), new(this, "en"));

    internal LivePortal Portal { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
        Portal = await LivePortal.StartAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (Portal is not null)
            await Portal.DisposeAsync();
    }

    /// <summary>The faults of all pages of a language.</summary>
    internal Survey Survey(string language) => language == "ar" ? arabic : english;

    /// <summary>Somebody at a browser of their own: no cookies, no history, a telephone's width.</summary>
    /// <param name="language">"ar" or "en".</param>
    /// <param name="script">Whether the browser runs JavaScript.</param>
    /// <param name="width">CSS pixels.</param>
    /// <param name="staff">At the staff door of the portal.</param>
    /// <param name="portal">Another portal than the shared one, for example one whose clock the test holds.</param>
    internal async Task<Visitor> VisitAsync(
        string language,
        bool script = true,
        int width = Visitor.PhoneWidth,
        LivePortal? portal = null,
        bool staff = false
    )
    {
        var context = await Browser.NewContextAsync(
            new()
            {
                JavaScriptEnabled = script,
                ViewportSize = new() { Width = width, Height = 844 },
                // Colours that are still on their way to others would be measured as neither.
                ReducedMotion = ReducedMotion.Reduce,
                Locale = language,
            }
        );
        context.SetDefaultTimeout(PatienceMs);
        var spoken = language == "ar" ? Language.Arabic : Language.English;
        var at = portal ?? Portal;
        return new(at, spoken, script, context, await context.NewPageAsync(), staff ? at.StaffOrigin : null);
    }
}
