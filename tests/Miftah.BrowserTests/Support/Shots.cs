using Microsoft.Playwright;

namespace Miftah.BrowserTests.Support;

/// <summary>Pictures of a page as people see it: telephone and desk, light and dark.</summary>
internal sealed class Shots(string folder)
{
    private const int Height = 844;
    private static readonly int[] Widths = [320, 390, 1280];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>Writes {language}-{scheme}-{width}/{number}-{page}.png.</summary>
    public async Task TakeAsync(Visitor visitor, int number, string name)
    {
        var page = visitor.Page;
        var file = FormattableString.Invariant($"{number:D2}-{name}.png");
        foreach (var scheme in Schemes)
        foreach (var width in Widths)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, Height);
            var look = FormattableString.Invariant($"{visitor.Language.Code}-{scheme}-{width}").ToLowerInvariant();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, look, file), FullPage = true });
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
