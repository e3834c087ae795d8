using System.Text.RegularExpressions;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>
/// docs/security/threat-model.md says of each border and attacker what stops them. What it names exists, and no
/// attacker is listed without an answer and without what remains.
/// </summary>
public partial class ThreatModelTests
{
    private const string Paper = "docs/security/threat-model.md";

    /// <summary>The one attacker against whom a program does nothing.</summary>
    private const string Root = "Who runs the machine";

    [Fact]
    public void WhatItNames_Exists() => Named.Missing(Text()).ShouldBeEmpty();

    [Theory]
    [InlineData("`NoTests.Test_ThatNobodyWrote`")]
    [InlineData("`ThreatModelTests.Text`")]
    [InlineData("`docs/security/nothing.md`")]
    public void WhatItNames_Exists_CanFail(string text) => Named.Missing(text).ShouldNotBeEmpty();

    [Fact]
    public void EveryAttacker_HasWhatStopsThem_ShownByATest_AndWhatRemains()
    {
        var attackers = Attackers(Text()).ToList();
        attackers.Count.ShouldBeGreaterThanOrEqualTo(16);
        attackers.Where(x => x.Who != Root && Lacks(x)).Select(x => x.Who).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("| Somebody | guessing | Nothing | All |")]
    [InlineData("| Somebody | guessing | `ThreatModelTests.WhatItNames_Exists` |  |")]
    public void EveryAttacker_HasWhatStopsThem_ShownByATest_AndWhatRemains_CanFail(string row) =>
        Attackers(row + "\n").ShouldAllBe(x => Lacks(x));

    private static string Text() => Sources.All.Single(x => x.Path == Paper).Text;

    private static bool Lacks(Attacker attacker) => !Named.AnyTest(attacker.StoppedBy) || attacker.Remains.Length == 0;

    private static IEnumerable<Attacker> Attackers(string text) =>
        RowOfAnAttacker()
            .Matches(text[Math.Max(0, text.IndexOf("## Attackers", StringComparison.Ordinal))..])
            .Select(x => new Attacker(x.Groups["who"].Value, x.Groups["stopped"].Value, x.Groups["remains"].Value))
            .Where(x => x.Who is not ("Attacker" or "---") && !x.Who.StartsWith("---", StringComparison.Ordinal));

    private sealed record Attacker(string Who, string StoppedBy, string Remains);

    [GeneratedRegex(
        @"^\| (?<who>[^|\n]+?) \| [^|\n]+ \| ?(?<stopped>[^|\n]*?) ?\| ?(?<remains>[^|\n]*?) ?\|$",
        RegexOptions.Multiline
    )]
    private static partial Regex RowOfAnAttacker();
}
