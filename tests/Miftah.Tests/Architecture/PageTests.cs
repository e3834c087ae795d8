using System.Text.RegularExpressions;

namespace Miftah.Tests.Architecture;

/// <summary>Pages carry no script and no style of their own: the content security policy would refuse both.</summary>
public partial class PageTests
{
    [Fact]
    public void Pages_HaveNothingInline() => Sources.Pages.Breaches(Inline).ShouldBeEmpty();

    [Theory]
    [InlineData("<script>x()</script>")]
    [InlineData("<script type=\"module\">x()</script>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<button onclick='x()'>")]
    [InlineData("<a href=\"javascript:x()\">")]
    public void Pages_HaveNothingInline_CanFail(string markup) => Inline(Page(markup)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("<script src=\"/js/form.js\" type=\"module\"></script>")]
    [InlineData("<link rel=\"stylesheet\" href=\"/css/style.css\">")]
    [InlineData("<p data-style=\"wide\" class=\"onclick\">")]
    [InlineData("@* <script>x()</script> *@")]
    public void Pages_HaveNothingInline_LetsTheseBe(string markup) => Inline(Page(markup)).ShouldBeEmpty();

    [Fact]
    public void Pages_LiveInFeatures() => Sources.Pages.Breaches(Homeless).ShouldBeEmpty();

    [Fact]
    public void Pages_LiveInFeatures_CanFail()
    {
        Homeless(new("src/Miftah.Web/Shared/X.cshtml", "@page \"/x\"")).ShouldNotBeEmpty();
        Homeless(new("src/Miftah.Web/Features/X.cshtml", "@page")).ShouldNotBeEmpty();
    }

    [Fact]
    public void Styles_ServeBothDirections() =>
        Sources.All.Where(x => x.Is(".css")).SelectMany(OneSided).ShouldBeEmpty();

    [Theory]
    [InlineData("a { margin-left: 1rem }")]
    [InlineData("a { padding: 0; text-align: right; }")]
    [InlineData("a { left: 0 }")]
    public void Styles_ServeBothDirections_CanFail(string css) => OneSided(new("a.css", css)).ShouldNotBeEmpty();

    private static SourceFile Page(string markup) => new("src/Miftah.Web/Features/A/B.cshtml", markup);

    private static IEnumerable<string> Inline(SourceFile file) =>
        InlineCode().Matches(RazorComment().Replace(file.Text, "")).Select(x => $"has {x.Value.Trim()}");

    private static IEnumerable<string> Homeless(SourceFile file) =>
        PageLine().IsMatch(file.Text) && !FeaturePage().IsMatch(file.Path) ? ["a page outside a feature"] : [];

    private static IEnumerable<string> OneSided(SourceFile file) =>
        LeftOrRight()
            .Matches(CssComment().Replace(file.Text, ""))
            .Select(x => $"{file.Path}: {x.Value.Trim()} has another side in Arabic: say start or end");

    [GeneratedRegex(
        @"<script(?![^>]*\ssrc=)[^>]*>|<style\b|\s(?:style|on[a-z]+)\s*=\s*[""']|javascript:",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^@page\b", RegexOptions.Multiline)]
    private static partial Regex PageLine();

    [GeneratedRegex("^src/Miftah.Web/Features/[^/]+/")]
    private static partial Regex FeaturePage();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex CssComment();

    [GeneratedRegex(
        @"(?<=[;{\s])(?:(?:margin|padding|border)-(?:left|right)\b[^;}]*|(?:left|right)\s*:[^;}]*|text-align\s*:\s*(?:left|right)\b)"
    )]
    private static partial Regex LeftOrRight();
}
