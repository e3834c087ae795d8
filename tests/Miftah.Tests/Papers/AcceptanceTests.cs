using System.Globalization;
using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>
/// docs/security/recovery-acceptance.md names, for each sentence of recovery's acceptance, the tests that show it and
/// the tests that switch its guard off. The marks on the tests are the source; the paper must say the same.
/// </summary>
public partial class AcceptanceTests
{
    private const string Paper = "docs/security/recovery-acceptance.md";
    private const int SentencesCount = 77;
    private const string NotApplicable = "Not applicable, because ";
    private const string NoGuard = "None, because ";

    /// <summary>Its part is missing, and the sentence is not shown: nobody may read the paper as if it were.</summary>
    private const string Open = "Open: ";

    [Fact]
    public void EverySentence_StandsOnce()
    {
        var numbers = Rows(Text()).Select(x => x.Number);
        numbers.ShouldBe(Enumerable.Range(1, SentencesCount));
    }

    [Fact]
    public void EverySentence_NamesItsTests_OrSaysWhyItHasNone()
    {
        var written = Written(Text(), Marks());
        if (Environment.GetEnvironmentVariable("MIFTAH_WRITE_PAPERS") is not null)
            File.WriteAllText(Path.Combine(Sources.Root, Paper), written);
        Text().ShouldBe(written, "MIFTAH_WRITE_PAPERS=1 ./dev test AcceptanceTests writes the marks into the paper.");
    }

    [Fact]
    public void NoSentence_IsWithoutATest_OrAReason() => Gaps(Text()).ShouldBeEmpty();

    [Theory]
    [InlineData("| 1 | Said. |  | None, because it is none. |")]
    [InlineData("| 1 | Said. | ATests.B |  |")]
    [InlineData("| 1 | Said. | Open: later. |  |")]
    public void NoSentence_IsWithoutATest_OrAReason_CanFail(string row) => Gaps(row + "\n").ShouldNotBeEmpty();

    [Fact]
    public void AMark_LeadsToItsTest_WithClassAndName() =>
        MarksIn(
                """
                public sealed class ATests
                {
                    [Theory]
                    [InlineData(1)]
                    [Sentence(3, 4)]
                    public async Task Post_Twice_CountsOnce(int x) { }

                    [Fact]
                    [NegativeControl(4)]
                    public void WithoutTheGuard_ItCountsTwice() { }
                }
                """
            )
            .ShouldBe([
                new(3, false, "ATests.Post_Twice_CountsOnce"),
                new(4, false, "ATests.Post_Twice_CountsOnce"),
                new(4, true, "ATests.WithoutTheGuard_ItCountsTwice"),
            ]);

    [Fact]
    public void ThePaper_FollowsTheMarks()
    {
        const string Old =
            "| 3 | Said. | ATests.Gone | BTests.Gone |\n| 4 | Later. | Not applicable, because x. | None, because y. |\n";
        Written(Old, [new(3, false, "ATests.B"), new(3, true, "ATests.C")])
            .ShouldBe(
                "| 3 | Said. | ATests.B | ATests.C |\n| 4 | Later. | Not applicable, because x. | None, because y. |\n"
            );
    }

    private static string Text() => Sources.All.Single(x => x.Path == Paper).Text;

    private static Mark[] Marks() =>
        [.. Sources.CSharp.Where(x => x.IsIn("tests/")).SelectMany(x => MarksIn(x.Code)).Distinct()];

    private static IEnumerable<Mark> MarksIn(string code)
    {
        foreach (Match mark in MarkOfATest().Matches(code))
        {
            var inClass = ClassName().Matches(code[..mark.Index]).Last().Groups[1].Value;
            var name = $"{inClass}.{MethodName().Match(code, mark.Index).Groups[1].Value}";
            foreach (var number in mark.Groups["numbers"].Value.Split(','))
                yield return new(
                    int.Parse(number, CultureInfo.InvariantCulture),
                    mark.Groups["kind"].Value != "Sentence",
                    name
                );
        }
    }

    private static string Written(string paper, IReadOnlyList<Mark> marks) =>
        RowOfASentence()
            .Replace(
                paper,
                row =>
                {
                    var number = NumberOf(row);
                    var said = row.Groups["said"].Value;
                    return $"| {number} | {said} | {Cell(false, "tests")} | {Cell(true, "controls")} |";

                    string Cell(bool control, string group)
                    {
                        var names = marks
                            .Where(x => x.Number == number && x.Control == control)
                            .Select(x => x.Test)
                            .Order(StringComparer.Ordinal)
                            .ToList();
                        var cell = row.Groups[group].Value;
                        var isReason =
                            cell.StartsWith(NotApplicable, StringComparison.Ordinal)
                            || cell.StartsWith(NoGuard, StringComparison.Ordinal)
                            || cell.StartsWith(Open, StringComparison.Ordinal);
                        return names.Count == 0 && isReason ? cell : string.Join("<br>", names);
                    }
                }
            );

    private static IEnumerable<string> Gaps(string paper)
    {
        foreach (var row in Rows(paper))
        {
            if (row.ShownBy.Length == 0)
                yield return $"Sentence {row.Number} has neither a test nor \"{NotApplicable}…\".";
            if (row.Control.Length == 0)
                yield return $"Sentence {row.Number} has neither a negative control nor \"{NoGuard}…\".";
        }
    }

    private static IEnumerable<Row> Rows(string paper) =>
        RowOfASentence()
            .Matches(paper)
            .Select(x => new Row(NumberOf(x), x.Groups["tests"].Value, x.Groups["controls"].Value));

    private static int NumberOf(Match row) => int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture);

    private sealed record Row(int Number, string ShownBy, string Control);

    private sealed record Mark(int Number, bool Control, string Test);

    [GeneratedRegex(
        @"^\| (?<number>\d+) \| (?<said>[^|\n]*?) \| ?(?<tests>[^|\n]*?) ?\| ?(?<controls>[^|\n]*?) ?\|$",
        RegexOptions.Multiline
    )]
    private static partial Regex RowOfASentence();

    [GeneratedRegex(@"\[(?<kind>Sentence|NegativeControl)\((?<numbers>[\d, ]+)\)\]")]
    private static partial Regex MarkOfATest();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"public (?:static )?(?:async )?\w+ (\w+)\(")]
    private static partial Regex MethodName();
}
