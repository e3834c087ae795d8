using Miftah.BrowserTests.Support;

namespace Miftah.BrowserTests;

/// <summary>
/// Not a test but a tool, and run only on demand (<c>./dev shots DIR</c>): pictures of every page, for people to look
/// at. The folder is named by MIFTAH_SCREENSHOTS.
/// </summary>
public class Screenshots(Suite suite)
{
    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task EveryPage_InBothColoursAndThreeWidths(string language)
    {
        var folder = Environment.GetEnvironmentVariable("MIFTAH_SCREENSHOTS");
        folder.ShouldNotBeNullOrEmpty("MIFTAH_SCREENSHOTS names the folder.");
        var shots = new Shots(folder);
        var number = 0;
        await using (var visitor = await suite.VisitAsync(language))
            await Tour.WalkAsync(visitor, name => shots.TakeAsync(visitor, ++number, name));
        await using (var visitor = await suite.VisitAsync(language, script: false))
            await Tour.WalkWithoutScriptAsync(visitor, name => shots.TakeAsync(visitor, ++number, name));
    }
}
