using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Look;

/// <summary>What Arabic type and both directions ask of the stylesheet, beyond left and right (PageTests).</summary>
public partial class StyleTests
{
    [Fact]
    public void Styles_HaveNoPhysicalSides() => Sheets().Breaches(Physical).ShouldBeEmpty();

    [Theory]
    [InlineData("a { float: left }")]
    [InlineData("a { top: 0 }")]
    [InlineData("a { margin-top: 1rem; }")]
    [InlineData("a { border-bottom: 0 }")]
    [InlineData("a { inset: 0 1px 2px 3px }")]
    [InlineData("a { border-top-left-radius: 1px }")]
    [InlineData("a { padding: 0 1rem 0 2rem }")]
    public void Styles_HaveNoPhysicalSides_CanFail(string css) => Physical(new("a.css", css)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("a { margin-inline-start: 0; inset-block-start: 0; text-align: start }")]
    [InlineData("a { padding: 0 var(--s4) }")]
    [InlineData("a { vertical-align: top }")]
    [InlineData("a { padding: var(--s2) var(--s4) var(--s7) }")]
    public void Styles_HaveNoPhysicalSides_LetsTheseBe(string css) => Physical(new("a.css", css)).ShouldBeEmpty();

    [Fact]
    public void Styles_LeaveArabicLettersJoinedAndUpright() => Sheets().Breaches(Unarabic).ShouldBeEmpty();

    [Theory]
    [InlineData("h1 { letter-spacing: 1px }")]
    [InlineData("em { font-style: italic }")]
    [InlineData("b { text-transform: uppercase }")]
    public void Styles_LeaveArabicLettersJoinedAndUpright_CanFail(string css) =>
        Unarabic(new("a.css", css)).ShouldNotBeEmpty();

    [Fact]
    public void Colours_HaveALightValueForOldBrowsers()
    {
        var css = MainSheet();
        var plain = Token().Matches(css[..css.IndexOf("@supports", StringComparison.Ordinal)]);

        Token()
            .Matches(css)
            .Where(x => x.Value.Contains("light-dark", StringComparison.Ordinal))
            .Select(x => x.Groups["name"].Value)
            .Except(plain.Select(x => x.Groups["name"].Value), StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Colours_ThatAreUsed_AreDefined()
    {
        var css = string.Join('\n', Sheets().Select(x => x.Text));

        Use()
            .Matches(css)
            .Select(x => x.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal)
            .Except(Token().Matches(css).Select(x => x.Groups["name"].Value), StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("prefers-reduced-motion")]
    [InlineData("forced-colors: active")]
    [InlineData("@media print")]
    [InlineData(":focus-visible")]
    public void Styles_ThinkOf(string need) => MainSheet().ShouldContain(need);

    // The kiosk has rules of its own beside it, and no colours.
    private static string MainSheet() =>
        Sheets().Single(x => x.Path.EndsWith("miftah.css", StringComparison.Ordinal)).Text;

    private static IEnumerable<SourceFile> Sheets() => Sources.All.Where(x => x.Is(".css"));

    private static IEnumerable<string> Physical(SourceFile file) =>
        Sides().Matches(Comment().Replace(file.Text, "")).Select(x => x.Value.Trim());

    // Digits of a code may stand apart: they do not join.
    private static IEnumerable<string> Unarabic(SourceFile file) =>
        Rule()
            .Matches(Comment().Replace(file.Text, ""))
            .Where(x => Spoils().IsMatch(x.Groups["body"].Value))
            .Where(x => !x.Groups["selector"].Value.Contains("one-time-code", StringComparison.Ordinal))
            .Select(x => x.Value.Trim());

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Four values name a left and a right; one, two or three do not.
    [GeneratedRegex(
        @"(?<=[;{\s])(?:float\s*:|(?:top|bottom|left|right)\s*:|(?:margin|padding|border)-(?:top|bottom|left|right)\b"
            + @"|(?:margin|padding|inset)\s*:\s*(?:[^\s;}]+\s+){3}[^\s;}]+)"
    )]
    private static partial Regex Sides();

    [GeneratedRegex(@"(?<selector>[^{}]+)\{(?<body>[^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"letter-spacing|italic|uppercase|capitalize|small-caps")]
    private static partial Regex Spoils();

    [GeneratedRegex(@"(?<name>--[a-z0-9-]+)\s*:[^;]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"var\((?<name>--[a-z0-9-]+)")]
    private static partial Regex Use();
}
