using System.Text.RegularExpressions;
using Miftah.Domain.Identity;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>
/// docs/security/sessions-and-pathways.md lists every way that ends in a session. A way that the source has and the
/// paper has not turns the suite red.
/// </summary>
public partial class PathwaysTests
{
    private const string Paper = "docs/security/sessions-and-pathways.md";
    private const string Opener = "src/Miftah.Web/Features/SignIn/OpenSession.cs";

    /// <summary>Who may ask for a session, once everything is proved.</summary>
    private static readonly string[] Callers =
    [
        "src/Miftah.Web/Features/SignIn/FinishSignIn.cs",
        "src/Miftah.Web/Features/SignIn/SignInByPasskey.cs",
    ];

    [Fact]
    public void OneClass_MakesSessions() => Makers(Source).ShouldBe([Opener]);

    [Theory]
    [InlineData("var a = new Session { Id = id };")]
    [InlineData("db.Sessions.Add(new() { Id = id });")]
    [InlineData("db.Sessions.AddRange(many);")]
    [InlineData("db.Add(\n    new Session\n    {")]
    public void OneClass_MakesSessions_CanFail(string code) => Makers([new("src/X.cs", code)]).ShouldNotBeEmpty();

    [Fact]
    public void OnlyAFinishedSignIn_AsksForOne() =>
        Source
            .Where(x =>
                x.Path != Opener && AsksForASession().IsMatch(x.Code) && !x.Path.EndsWith("SignInFeature.cs", Of)
            )
            .Select(x => x.Path)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Callers);

    [Fact]
    public void EveryMethod_StandsInThePaper_Once()
    {
        var text = Sources.All.Single(x => x.Path == Paper).Text;
        RowOfAWay()
            .Matches(text)
            .Select(x => x.Groups["method"].Value)
            .ShouldBe(Enum.GetNames<SignInMethod>(), ignoreOrder: true);
    }

    private const StringComparison Of = StringComparison.Ordinal;

    private static IEnumerable<SourceFile> Source => Sources.CSharp.Where(x => x.IsIn("src/"));

    private static IEnumerable<string> Makers(IEnumerable<SourceFile> files) =>
        files.Where(x => MakesASession().IsMatch(x.Code)).Select(x => x.Path);

    [GeneratedRegex(@"\bnew Session\b(?!\w)|\bSessions\s*\.(?:Add|Attach|Update)\w*\(")]
    private static partial Regex MakesASession();

    [GeneratedRegex(@"\bOpenSession\b")]
    private static partial Regex AsksForASession();

    [GeneratedRegex(@"^\| [^|\n]+ \| `(?<method>\w+)` \| [^|\n]+ \| [^|\n]+ \|$", RegexOptions.Multiline)]
    private static partial Regex RowOfAWay();
}
