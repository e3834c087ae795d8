using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>One fault of one page.</summary>
/// <param name="Page">As the tour calls it.</param>
/// <param name="Kind">
/// "axe" (rules of accessibility), "dark" (contrast in dark colours), "overflow", "target" or "dead".
/// </param>
/// <param name="What">Enough to find it.</param>
internal sealed record Fault(string Page, string Kind, string What);

/// <summary>
/// Measures every page of a language once, on one tour; several tests read the result, each its own kind of fault.
/// 320 CSS pixels are the smallest telephone, and also a screen of 1280 pixels at a zoom of 400 %.
/// </summary>
internal sealed class Survey(Suite suite, string language)
{
    private const int WidthMin = 320;
    private const int DeskWidth = 1280;
    private const int Height = 844;

    private readonly List<Fault> faults = [];
    private readonly List<string> pages = [];
    private readonly Lock gate = new();
    private Task? taken;

    /// <summary>The pages that were looked at.</summary>
    public IReadOnlyList<string> Pages => pages;

    /// <summary>All faults of a kind; whoever asks first starts the tour, and all wait for it.</summary>
    public async Task<IEnumerable<string>> FaultsAsync(string kind)
    {
        Task taking;
        lock (gate)
            taking = taken ??= TakeAsync();
        await taking;
        return faults.Where(x => x.Kind == kind).Select(x => $"{x.Page}: {x.What}");
    }

    private async Task TakeAsync()
    {
        await using (var visitor = await suite.VisitAsync(language, width: WidthMin))
            await Tour.WalkAsync(visitor, name => LookAsync(visitor.Page, name));
        await using (var visitor = await suite.VisitAsync(language, script: false, width: WidthMin))
            await Tour.WalkWithoutScriptAsync(
                visitor,
                async name =>
                {
                    await MeasureAsync(visitor.Page, name);
                    Note(name, "dead", await Measures.DeadControlsAsync(visitor.Page));
                }
            );
    }

    // Where the browser runs no script, neither does axe: there the same elements are only measured.
    private async Task LookAsync(IPage page, string name)
    {
        await MeasureAsync(page, name);
        Note(name, "axe", await Measures.AxeAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Note(name, "dark", await Measures.ContrastAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task MeasureAsync(IPage page, string name)
    {
        await Expect(page.Locator("body")).ToHaveCSSAsync("margin", "0px"); // The style sheet is there.
        pages.Add(name);
        Note(name, "target", await Measures.SmallTargetsAsync(page));
        Note(name, "overflow", await Measures.OverflowAsync(page));
        await page.SetViewportSizeAsync(DeskWidth, Height);
        Note(name, "overflow", await Measures.OverflowAsync(page));
        await page.SetViewportSizeAsync(WidthMin, Height);
    }

    private void Note(string page, string kind, IEnumerable<string> found) =>
        faults.AddRange(found.Select(x => new Fault(page, kind, x)));
}
