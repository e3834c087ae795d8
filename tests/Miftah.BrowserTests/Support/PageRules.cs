using Microsoft.Playwright;

namespace Miftah.BrowserTests.Support;

internal static class PageRules
{
    /// <summary>
    /// What holds on every page: accessible, wide enough for nothing to scroll sideways, high enough for a finger,
    /// readable in the dark.
    /// </summary>
    public static async Task ShouldKeepTheRulesAsync(this Visitor visitor, string name)
    {
        var size = visitor.Page.ViewportSize!;
        (await Measures.AxeAsync(visitor.Page)).ShouldBeEmpty(name);
        (await Measures.OverflowAsync(visitor.Page)).ShouldBeEmpty(name);
        (await Measures.SmallTargetsAsync(visitor.Page)).ShouldBeEmpty(name);
        await visitor.Page.SetViewportSizeAsync(320, size.Height);
        (await Measures.OverflowAsync(visitor.Page)).ShouldBeEmpty(name);
        await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Measures.ContrastAsync(visitor.Page)).ShouldBeEmpty(name);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
