using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>
/// docs/security/asvs.md says of every requirement of OWASP ASVS 5.0, chapters V6 to V8, how Miftah stands to it; docs/
/// security/nist-800-63b-4.md does so for the sections of NIST SP 800-63B-4 it names. A test that either names exists.
/// </summary>
public partial class StandardsTests
{
    /// <summary>How many requirements each section of ASVS 5.0 has, V6 to V8.</summary>
    private static readonly (string Section, int Count)[] Sections =
    [
        ("6.1", 3),
        ("6.2", 12),
        ("6.3", 8),
        ("6.4", 6),
        ("6.5", 8),
        ("6.6", 4),
        ("6.7", 2),
        ("6.8", 4),
        ("7.1", 3),
        ("7.2", 4),
        ("7.3", 2),
        ("7.4", 5),
        ("7.5", 3),
        ("7.6", 2),
        ("8.1", 4),
        ("8.2", 4),
        ("8.3", 3),
        ("8.4", 2),
    ];

    /// <summary>How many rows of NIST there are at least: fewer would be forgotten ones.</summary>
    private const int NistRowsMin = 45;

    private static readonly string[] Standings = ["met", "not applicable", "deviation", "open"];

    [Fact]
    public void EveryRequirementOfAsvs_StandsOnce() =>
        RowOfARequirement()
            .Matches(Text("asvs"))
            .Select(x => x.Groups["id"].Value)
            .ShouldBe(Sections.SelectMany(x => Enumerable.Range(1, x.Count).Select(i => $"{x.Section}.{i}")));

    [Fact]
    public void SectionsOfNist_StandOnce_InOrder()
    {
        var ids = RowOfARequirement().Matches(Text("nist-800-63b-4")).Select(x => x.Groups["id"].Value).ToList();
        ids.Count.ShouldBeGreaterThanOrEqualTo(NistRowsMin);
        ids.ShouldBeUnique();
        ids.ShouldBe(ids.OrderBy(Order, StringComparer.Ordinal));
    }

    // A row whose cells hold a bar, or that lacks one, would else be passed over.
    [Theory]
    [InlineData("asvs")]
    [InlineData("nist-800-63b-4")]
    public void EveryLineOfTheTable_IsARow(string paper) =>
        Text(paper)
            .Split('\n')
            .Where(x => x.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(x[2]))
            .Where(x => !RowOfARequirement().IsMatch(x))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("asvs")]
    [InlineData("nist-800-63b-4")]
    public void EveryRow_HasAStandingAndItsReason(string paper) => Gaps(Text(paper)).ShouldBeEmpty();

    [Theory]
    [InlineData("| 6.1.1 | 1 | Said | perhaps | A reason |")]
    [InlineData("| 6.1.1 | 1 | Said | met |  |")]
    [InlineData("| 6.1.1 | 1 | Said | met | Because we say so |")]
    [InlineData("| 6.1.1 | 1 | Said | met | `NoTests.Test_ThatNobodyWrote` |")]
    public void EveryRow_HasAStandingAndItsReason_CanFail(string row) => Gaps(row + "\n").ShouldNotBeEmpty();

    [Fact]
    public void EveryRow_HasAStandingAndItsReason_LetsAShownOnePass() =>
        Gaps("| 6.1.1 | 1 | Said | met | `StandardsTests.EveryRow_HasAStandingAndItsReason` |\n").ShouldBeEmpty();

    // "3.1.10" after "3.1.9".
    private static string Order(string id) => Digits().Replace(id, x => x.Value.PadLeft(3, '0'));

    private static string Text(string paper) => Sources.All.Single(x => x.Path == $"docs/security/{paper}.md").Text;

    private static IEnumerable<string> Gaps(string paper)
    {
        foreach (Match row in RowOfARequirement().Matches(paper))
        {
            var (id, standing, why) = (row.Groups["id"].Value, row.Groups["standing"].Value, row.Groups["why"].Value);
            if (!Standings.Contains(standing, StringComparer.Ordinal))
                yield return $"{id} stands \"{standing}\": one of {string.Join(", ", Standings)}.";
            if (why.Length == 0)
                yield return $"{id} says nothing.";
            // What is met is shown by a test, or stands in a paper that an engineer can open.
            if (standing == "met" && !Named.Any(why))
                yield return $"{id} is met, and names neither a test nor a paper.";
            foreach (var missing in Named.Missing(why))
                yield return $"{id} names {missing}, which is not there.";
        }
    }

    [GeneratedRegex(
        @"^\| (?<id>\d\.\d+(?:\.\d+)*(?:-\w+)?) \| [^|\n]* \| [^|\n]* \| (?<standing>[^|\n]*?) \| ?(?<why>[^|\n]*?) ?\|$",
        RegexOptions.Multiline
    )]
    private static partial Regex RowOfARequirement();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
