using Miftah.Domain.Staff;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary>docs/security/staff.md says of each role what it can do; what it names exists.</summary>
public sealed class StaffPaperTests
{
    private static string Text => Sources.All.Single(x => x.Path == "docs/security/staff.md").Text;

    [Fact]
    public void WhatItNames_Exists() => Named.Missing(Text).ShouldBeEmpty();

    [Fact]
    public void EveryRole_HasItsRow() => MissingIn(Text).ShouldBeEmpty();

    [Fact]
    public void EveryRole_HasItsRow_CanFail() =>
        MissingIn(Text.Replace("| Auditor |", "| Clerk |")).ShouldBe(["Auditor"]);

    private static IEnumerable<string> MissingIn(string text) =>
        Enum.GetValues<StaffRole>()
            .Where(x => x != StaffRole.None)
            .Select(x => $"{x}")
            .Where(x => !text.Contains($"| {x} |", StringComparison.Ordinal));
}
