using System.Text.RegularExpressions;
using Miftah.Tests.Support;
using Miftah.Web.Text;

namespace Miftah.Tests.Architecture;

/// <summary>Text has a key and a refusal has a code; each has its sentence in both languages.</summary>
public partial class TextKeyTests
{
    private static readonly TextCatalogue Catalogue = new();
    private static readonly Language[] Languages = [Language.Arabic, Language.English];

    [Fact]
    public void Keys_ThatPagesAndCodeName_HaveSentences() =>
        Sources.All.Where(IsSpoken).Breaches(x => KeysIn(x).SelectMany(Missing)).ShouldBeEmpty();

    [Theory]
    [InlineData("<p>@T[\"no.such-key\"]</p>")]
    [InlineData("<p>@T.Html(\"no.such-key\", (\"a\", 1))</p>")]
    [InlineData("text.Plain(\n    \"no.such-key\",\n    x)")]
    [InlineData("@T[Model.Done == \"1\" ? \"portal.name\" : \"no.such-key\"]")]
    [NegativeControl(74)]
    public void Keys_ThatPagesAndCodeName_CanFail(string text) =>
        KeysIn(new("src/Miftah.Web/X.cshtml", text)).SelectMany(Missing).ShouldNotBeEmpty();

    [Theory]
    [InlineData("@T[\"portal.\" + x]")]
    [InlineData("@T[$\"portal.{x}.y\"]")]
    [InlineData("@T[words + \".title\"]")]
    public void Keys_ThatAreComputed_AreLeftToTheTestsOfTheirPages(string text) =>
        KeysIn(new("src/Miftah.Web/X.cshtml", text)).ShouldBeEmpty();

    [Fact]
    public void Refusals_HaveSentences() =>
        Sources
            .CSharp.Where(x => x.IsIn("src/"))
            .Breaches(x => CodesIn(x).SelectMany(code => Missing($"refusal.{code}")))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("static readonly Refusal Empty = new(\"identity.no-such\");")]
    [InlineData("return new Refusal(\"no-such\");")]
    [InlineData("Refusal[] all = [new(\"identity.no-such\")];")]
    public void Refusals_HaveSentences_CanFail(string text) => CodesIn(new("src/X.cs", text)).ShouldNotBeEmpty();

    [Fact]
    [Sentence(74)]
    public void Languages_HaveTheSameKeys() =>
        Kinds(Language.Arabic)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Kinds(Language.English).Order(StringComparer.Ordinal));

    [Fact]
    [Sentence(74)]
    public void Languages_TakeTheSameValues() =>
        Catalogue
            .All(Language.Arabic)
            .Where(x => !IsPlural(x.Key))
            .Where(x =>
                !ValuesIn(x.Value)
                    .SetEquals(ValuesIn(Catalogue.All(Language.English).GetValueOrDefault(x.Key, x.Value)))
            )
            .Select(x => x.Key)
            .ShouldBeEmpty();

    [Fact]
    public void Languages_TakeTheSameValues_CanFail() =>
        ValuesIn("{time} {portal}").SetEquals(ValuesIn("{name}")).ShouldBeFalse();

    private static bool IsSpoken(SourceFile file) =>
        file.IsIn("src/Miftah.Web/") && (file.Is(".cshtml") || file.Is(".cs"));

    private static IEnumerable<string> Missing(string key) =>
        Languages.Where(x => !Catalogue.All(x).ContainsKey(key)).Select(x => $"{key} has no sentence in {x.Code}");

    private static IEnumerable<string> KeysIn(SourceFile file) =>
        Spoken().Matches(file.Text).SelectMany(x => Key().Matches(x.Value)).Select(x => x.Groups[1].Value);

    // A target-typed new(…) is a refusal's when its file speaks of refusals and the string reads like a code.
    private static IEnumerable<string> CodesIn(SourceFile file) =>
        NewRefusal()
            .Matches(file.Text)
            .Concat(file.Text.Contains("Refusal", StringComparison.Ordinal) ? NewCode().Matches(file.Text) : [])
            .Select(x => x.Groups[1].Value);

    // The forms of one plural stand under one key: Arabic has six, English two.
    private static HashSet<string> Kinds(Language language) =>
        [.. Catalogue.All(language).Keys.Select(x => IsPlural(x) ? x[..x.LastIndexOf('.')] : x)];

    private static bool IsPlural(string key) => PluralForm().IsMatch(key);

    // What every sentence may say without being given it: Text fills these in.
    private static HashSet<string> ValuesIn(string sentence) =>
        [.. Value().Matches(sentence).Select(x => x.Value).Except(["{portal}", "{host}", "{support}"])];

    [GeneratedRegex(
        @"\bT\[[^\]]*\]|\b(?:T|[Tt]ext|[Ww]ords)\.(?:Html|Plain)\(\s*""[^""]*""(?=\s*[,)])|\b[Tt]ext\[""[^""]*""\]"
    )]
    private static partial Regex Spoken();

    [GeneratedRegex(@"(?<![$@+]\s*)""([a-z0-9-]+(?:\.[a-z0-9-]+)+)""(?!\s*\+)")]
    private static partial Regex Key();

    [GeneratedRegex(@"new\s+Refusal\(\s*""([^""]+)""")]
    private static partial Regex NewRefusal();

    [GeneratedRegex(@"(?<!\w)new\(\s*""([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)""\s*\)")]
    private static partial Regex NewCode();

    [GeneratedRegex(@"\.(?:zero|one|two|few|many|other)$")]
    private static partial Regex PluralForm();

    [GeneratedRegex(@"\{[a-z0-9-]+\}", RegexOptions.IgnoreCase)]
    private static partial Regex Value();
}
