using System.IO.Compression;
using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;
using Miftah.Web.Shared;

namespace Miftah.Tests.Look;

/// <summary>What the first visit costs on a cheap phone, and what its files must hold.</summary>
public partial class FileTests
{
    private const int StylesheetZippedBytesMax = 20 * 1024;
    private const int ScriptZippedBytesMax = 5 * 1024;
    private const int FontsBytesMax = 40 * 1024;

    private static readonly string Root = Path.Combine(Sources.Root, "src/Miftah.Web/wwwroot");

    [Fact]
    public void Stylesheet_IsSmall() => ZippedBytes("css/miftah.css").ShouldBeLessThan(StylesheetZippedBytesMax);

    [Fact]
    public void Script_IsSmall() => ZippedBytes("js/miftah.js").ShouldBeLessThan(ScriptZippedBytesMax);

    [Fact]
    public void Fonts_AreSmallTogether() =>
        Directory
            .GetFiles(Path.Combine(Root, "fonts"), "*.woff2")
            .Sum(x => new FileInfo(x).Length)
            .ShouldBeInRange(10_000, FontsBytesMax);

    [Theory]
    [InlineData("fonts/OFL.txt", "SIL OPEN FONT LICENSE")]
    [InlineData("icons-licence.txt", "ISC License")]
    public void Borrowed_FilesCarryTheirLicence(string file, string words) => Read(file).ShouldContain(words);

    [Theory]
    [InlineData("fonts/miftah-ar.woff2", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ،؛؟٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")]
    [InlineData("fonts/miftah-la.woff2", "ABCXYZabcxyz0123456789 .,:;!?()«»’–—@+-/%")]
    public void Fonts_HaveTheLettersOfThePages(string file, string letters) =>
        letters.Where(x => Font(file).GlyphOf(x) == 0).ShouldBeEmpty();

    [Fact]
    public void Fonts_HaveTheLettersOfThePages_CanFail() => Font("fonts/miftah-la.woff2").GlyphOf('ب').ShouldBe(0);

    [Theory]
    [InlineData("fonts/miftah-la.woff2", "0123456789")]
    [InlineData("fonts/miftah-ar.woff2", "٠١٢٣٤٥٦٧٨٩")]
    [InlineData("fonts/miftah-ar.woff2", "۰۱۲۳۴۵۶۷۸۹")]
    public void Digits_AreOfOneWidth(string file, string digits) => Widths(file, digits).Count().ShouldBe(1);

    [Fact]
    public void Digits_AreOfOneWidth_CanFail() => Widths("fonts/miftah-la.woff2", "iW").Count().ShouldBe(2);

    [Fact]
    public void Fonts_ArePreloadedUnderTheAddressOfTheStylesheet()
    {
        var layout = Sources.All.Single(x => x.Path == "src/Miftah.Web/Shared/_Layout.cshtml").Text;

        foreach (var font in (string[])["fonts/miftah-ar.woff2", "fonts/miftah-la.woff2"])
        {
            Read("css/miftah.css").ShouldContain($"url(\"../{font}\")");
            layout.ShouldContain($"\"/{font}\"");
        }
    }

    [Fact]
    public void Icons_OfThePages_AreInTheSprite() => Sources.Pages.Breaches(Missing).ShouldBeEmpty();

    [Fact]
    public void Icons_OfThePages_CanFail() =>
        Missing(new("x.cshtml", "<icon name=\"check\" /><icon class=\"a\" name=\"unicorn\" />"))
            .ShouldBe(["no unicorn"]);

    [Fact]
    public void Icons_ThatTurn_AreInTheSprite() =>
        Symbols().ShouldContain("chevron-left", $"{nameof(BackLinkTagHelper)} draws it");

    private static IEnumerable<string> Missing(SourceFile page) =>
        Icon()
            .Matches(page.Text)
            .Select(x => x.Groups["name"].Value)
            .Where(x => !x.StartsWith('@'))
            .Except(Symbols(), StringComparer.Ordinal)
            .Select(x => $"no {x}");

    private static List<string> Symbols() =>
        [.. Symbol().Matches(Read("icons.svg")).Select(x => x.Groups["name"].Value)];

    private static Woff2 Font(string file) => new(File.ReadAllBytes(Path.Combine(Root, file)));

    private static IEnumerable<int> Widths(string file, string letters)
    {
        var font = Font(file);
        return letters.Select(font.WidthOf).Distinct();
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static long ZippedBytes(string file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(File.ReadAllBytes(Path.Combine(Root, file)));
        return zipped.Length;
    }

    [GeneratedRegex(@"<icon\s[^>]*?\bname=""(?<name>[^""]+)""")]
    private static partial Regex Icon();

    [GeneratedRegex(@"<symbol id=""(?<name>[^""]+)""")]
    private static partial Regex Symbol();
}
