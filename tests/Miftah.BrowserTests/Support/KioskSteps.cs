using System.Collections.Concurrent;
using Microsoft.Playwright;
using Miftah.Domain.Kiosk;
using Miftah.Web.Shared;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>The screens of a visit, by touch alone, each looked at before it is left.</summary>
internal static class KioskSteps
{
    /// <summary>Screens that were looked at; most are on the way of several journeys.</summary>
    private static readonly ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);

    /// <summary>From the choice of the language to the tasks.</summary>
    /// <param name="visitor">Before the screen.</param>
    /// <param name="stand">The device.</param>
    /// <param name="person">Whose number is typed and whose finger lies on the reader.</param>
    /// <param name="looks">Switched on at the first screen of the number.</param>
    public static async Task VerifyAsync(this Visitor visitor, KioskStand stand, Someone person, params string[] looks)
    {
        await visitor.BeginAsync(looks);
        await visitor.KeysAsync(person.Number);
        await visitor.TapAsync("page.continue");
        await visitor.LookAsync("finger", "kiosk.finger.title");
        await stand.PutAsync(person);
        await visitor.TapAsync("kiosk.finger.read");
        await visitor.LookAsync("tasks", "kiosk.tasks.title");
    }

    /// <summary>The language, then the looks, up to the number.</summary>
    public static async Task BeginAsync(this Visitor visitor, params string[] looks)
    {
        await visitor.OpenAsync("/kiosk");
        await visitor.LookAsync("start", "kiosk.start.title");
        await visitor.Link($"kiosk.start.{(visitor.Language.Code == "ar" ? "arabic" : "english")}").TapAsync();
        await visitor.LookAsync("number", "kiosk.number.title");
        foreach (var look in looks)
        {
            await visitor.TapAsync($"kiosk.look.{look}");
            await Expect(visitor.Page.Locator($"html.look-{look}")).ToBeVisibleAsync();
        }
        if (looks.Length > 0)
            await visitor.LookAsync("number", "kiosk.number.title");
    }

    public static Task TapAsync(this Visitor visitor, string key) => visitor.Button(key).TapAsync();

    public static async Task KeysAsync(this Visitor visitor, string digits)
    {
        foreach (var digit in digits)
            await visitor.Page.Locator($".keypad .key[value='{digit}']").TapAsync();
        await Expect(visitor.Field("Typed")).ToHaveValueAsync(digits);
    }

    public static async Task LettersAsync(this Visitor visitor, string field, string text)
    {
        await visitor.Field(field).TapAsync();
        foreach (var sign in text)
            await visitor
                .Page.Locator(".keyboard .key")
                .GetByText(sign == ' ' ? "␣" : $"{sign}", new() { Exact = true })
                .TapAsync();
        await Expect(visitor.Field(field)).ToHaveValueAsync(text);
    }

    /// <summary>The last screen: what was done, and the reference to print or to note.</summary>
    public static async Task ShouldBeDoneAsync(this Visitor visitor, VisitTask task)
    {
        await visitor.LookAsync($"done-{task}", "kiosk.done.title");
        await visitor.ShouldSayAsync($"kiosk.done.{task}");
        (await visitor.Page.Locator(".kiosk-reference").InnerTextAsync()).Trim().ShouldMatch("^[0-9A-F]{8}$");
        await Expect(visitor.Button("kiosk.done.print")).ToBeVisibleAsync();
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(visitor.Page.Locator(".kiosk-reference")).ToBeVisibleAsync();
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visitor.Link("kiosk.finish").TapAsync();
        await visitor.LookAsync("start", "kiosk.start.title");
        visitor.Complaints.ShouldBeEmpty();
    }

    /// <summary>The screen is there, and has no fault.</summary>
    /// <param name="visitor">Before the screen.</param>
    /// <param name="name">In messages, and of the picture where a folder for pictures is named.</param>
    /// <param name="title">The key of its heading.</param>
    public static async Task LookAsync(this Visitor visitor, string name, string title)
    {
        var page = visitor.Page;
        await Expect(page.Locator("h1")).ToHaveTextAsync(visitor.Words(title));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        var looks = await page.Locator("html").GetAttributeAsync("class") ?? "";
        var screen = $"{visitor.Language.Code}-{looks.Trim().Replace(" look", "", StringComparison.Ordinal)}-{name}";
        if (!Seen.TryAdd(screen, value: true))
            return;
        await page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
        if (Shots.Folder is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "kiosk", $"{screen}.png") });
        (await KioskMeasures.FaultsAsync(page)).ShouldBeEmpty(name);
        if (looks.Contains($"look-{KioskLook.Sound}", StringComparison.Ordinal))
            (await KioskMeasures.SilentAsync(page)).ShouldBeEmpty(name);
        (await Measures.AxeAsync(page)).ShouldBeEmpty(name);
    }
}
