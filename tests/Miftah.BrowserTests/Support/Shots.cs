using Microsoft.Playwright;

namespace Miftah.BrowserTests.Support;

/// <summary>Pictures of pages as people see them: telephone and desk, light and dark.</summary>
internal sealed class Shots
{
    private const string FolderName = "MIFTAH_SCREENSHOTS";
    private const int Height = 844;
    private static readonly int[] Widths = [320, 390, 1280];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly List<string> paths = [];

    /// <summary>The folder that the environment names; null where no pictures are wanted.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(FolderName);

    /// <summary>Of what there is a picture, without the language.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>Writes {language}-{scheme}-{width}/{number}-{page}.png.</summary>
    public async Task TakeAsync(Visitor visitor, string name)
    {
        var folder = Folder ?? throw new InvalidOperationException($"{FolderName} names the folder.");
        var page = visitor.Page;
        paths.Add(visitor.PathHere());
        var file = FormattableString.Invariant($"{paths.Count:D3}-{name}.png");
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
