using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Architecture;
using Miftah.Tests.Support;
using Miftah.Web.Text;

namespace Miftah.Tests.Kiosk;

/// <summary>What a kiosk says: as many words in each language, and a clip for each of them.</summary>
public class KioskGuideTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private static readonly string[] Codes = ["ar", "en"];

    private static readonly string Folder = Path.Combine(Sources.Root, "src/Miftah.Web/wwwroot/sound/kiosk");

    private static readonly string[][] Lines =
    [
        .. File.ReadLines(Path.Combine(Sources.Root, "scripts/kiosk-guide.txt"))
            .Where(x => !x.StartsWith('#'))
            .Select(x => x.Split(' ', 3)),
    ];

    private static readonly (string Name, string Language)[] Words = [.. Lines.Select(x => (x[1], x[0]))];

    [Fact]
    public void EachWord_HasItsClip_AndEachClipItsWord() =>
        Words
            .Select(x => $"{x.Name}.{x.Language}.oga")
            .Order(StringComparer.Ordinal)
            .ShouldBe(Directory.GetFiles(Folder).Select(x => Path.GetFileName(x)!).Order(StringComparer.Ordinal));

    [Fact]
    public void EachScreenAndTask_IsSpokenOf_InBothLanguages()
    {
        var screens = VisitJourney.Steps.Select(x => x.Path["/kiosk".Length..].Trim('/').Replace('/', '-'));
        var tasks = Enum.GetNames<VisitTask>().SelectMany(x => (string[])[$"task-{x}", $"done-{x}"]);
        string[] names = [.. screens.Select(x => x.Length == 0 ? "start" : x), .. tasks];

        names.SelectMany(x => Codes.Select(code => (x, code))).Except(Words).ShouldBeEmpty();
    }

    /// <summary>Whoever listens presses what is heard: the words are those of the button.</summary>
    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public void EachTask_IsSaid_AsItsButtonIsNamed(string code)
    {
        var texts = on.Portal.Services.GetRequiredService<TextCatalogue>();
        var language = code == "ar" ? Language.Arabic : Language.English;
        foreach (var task in Enum.GetNames<VisitTask>())
        {
            var said = Lines.Single(x => x[0] == code && x[1] == $"task-{task}")[2];
            Plain(said).ShouldBe(Plain(texts.Find(language, $"kiosk.task.{task}")));
        }
    }

    // Without vowels and stops.
    private static string Plain(string text) =>
        new([.. text.Where(x => char.IsWhiteSpace(x) || char.IsLetterOrDigit(x))]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sound_IsOnUntilTheWipe_AndSaysTheRefusalFirst(bool english)
    {
        using var key = await on.Portal.NewKioskAsync();
        var kiosk = on.Portal.NewKioskBrowser(key, english);
        (await kiosk.GetAsync("/kiosk/number")).Body.ShouldNotContain("<audio");

        await kiosk.FillAsync("/kiosk/number", ("Look", "sound"));
        (await kiosk.GetAsync("/kiosk/number")).Body.ShouldContain("/sound/kiosk/number.");
        var refused = await kiosk.FillAsync("/kiosk/number", ("Typed", "12"));
        refused.Body.ShouldContain("src=\"/sound/kiosk/refused.");

        await kiosk.GetAsync("/kiosk");
        (await kiosk.GetAsync("/kiosk/number")).Body.ShouldNotContain("<audio");
    }
}
