using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>The tests and papers that a paper names in backticks, and which of them are not there.</summary>
internal static partial class Named
{
    public static bool Any(string text) => TestName().IsMatch(text) || PaperName().IsMatch(text);

    public static bool AnyTest(string text) => TestName().IsMatch(text);

    /// <summary>What <paramref name="text"/> names and the repository has not.</summary>
    public static IEnumerable<string> Missing(string text) =>
        TestName()
            .Matches(text)
            .Where(x => !Exists(x.Groups["class"].Value, x.Groups["test"].Value))
            .Concat(
                PaperName().Matches(text).Where(x => !File.Exists(Path.Combine(Sources.Root, x.Groups["path"].Value)))
            )
            .Select(x => x.Value);

    // In one file: a test of that name in another class is another test.
    private static bool Exists(string inClass, string test) =>
        Sources.CSharp.Any(x =>
            x.IsIn("tests/")
            && Regex.IsMatch(x.Code, $@"\bclass {inClass}\b")
            && Regex.IsMatch(x.Code, $@"\bpublic (?:static )?(?:async )?(?:Task|void) {test}\(")
        );

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`(?<path>(?:docs/[\w./-]+|SECURITY|ARCHITECTURE|README)\.md)`")]
    private static partial Regex PaperName();
}
