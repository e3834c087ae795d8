using Miftah.Domain.Staff;
using Miftah.Tests.Support;

namespace Miftah.Tests.Staff;

/// <summary>
/// The separation of duties against the matrix, and against every matrix with one cell wider than the file's: a slip in
/// the file turns a rule red, or stands below among those that do no harm.
/// </summary>
public sealed class DutyLawTests
{
    private const StaffScope Rows =
        StaffScope.Assigned | StaffScope.Office | StaffScope.OtherOffice | StaffScope.Closed;

    /// <summary>Cells that could be wider without anybody being able to do more, each with its why.</summary>
    private static readonly (string Capability, StaffRole Roles, StaffScope Scopes, string Because)[] Harmless =
    [
        (
            "case.queue",
            StaffRole.PassportsOfficer | StaffRole.CivilAffairsOfficer | StaffRole.Approver,
            Rows,
            "the page shows the member's own cases and how many wait at their office, whatever the cell says"
        ),
        (
            "desk.answers",
            StaffRole.Auditor | StaffRole.Operator | StaffRole.Administrator,
            Rows,
            "everybody reads these answers on the page of help"
        ),
        (
            "operations.view",
            (StaffRole)127 & ~(StaffRole.Auditor | StaffRole.Operator),
            Rows,
            "figures name nobody, and small ones are hidden"
        ),
        ("staff.view", StaffRole.Operator, Rows, "operators read names of staff where a stop of looking is lifted"),
    ];

    [Fact]
    [Sentence(60)]
    public void TheMatrix_KeepsDutiesApart() =>
        CapabilityMatrix
            .Capabilities.SelectMany(x => DutyLaws.Roles.SelectMany(role => File.Breaches(x, role)))
            .ShouldBeEmpty();

    [Fact]
    public void EveryCapability_IsSpokenOf() => CapabilityMatrix.Capabilities.Except(DutyLaws.Known).ShouldBeEmpty();

    [Fact]
    [NegativeControl(60)]
    public void EveryCell_ThatIsWidened_TurnsARuleRed_OrDoesNoHarm()
    {
        var silent = new List<string>();
        foreach (var (capability, role, scope) in Wider)
        {
            var refused = With(capability, role, scope).Breaches(capability, role).Any();
            if (refused == IsHarmless(capability, role, scope))
                silent.Add($"{capability} {role} {scope}: {(refused ? "refused, and called harmless" : "no rule")}");
        }

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void EveryRule_RefusesACell_ThatNoOtherRuleRefuses()
    {
        var alone = Wider
            .Select(x =>
                DutyLaws.All.Where(law =>
                    law.Forbids(With(x.Capability, x.Role, x.Scope), x.Capability, x.Role, x.Scope)
                )
            )
            .Where(x => x.Count() == 1)
            .Select(x => x.Single().Words);

        DutyLaws.All.Select(x => x.Words).Except(alone).ShouldBeEmpty();
    }

    [Fact]
    public void EveryHarmlessCell_SaysWhy_AndIsStillEmpty()
    {
        foreach (var (capability, roles, scopes, because) in Harmless)
        {
            because.ShouldNotBeNullOrWhiteSpace();
            Wider.ShouldContain(x => x.Capability == capability && roles.HasFlag(x.Role) && scopes.HasFlag(x.Scope));
        }
    }

    private static Matrix File => CapabilityMatrix.Of;

    /// <summary>Each scope that the file does not give.</summary>
    private static IEnumerable<(string Capability, StaffRole Role, StaffScope Scope)> Wider =>
        from capability in CapabilityMatrix.Capabilities
        from role in DutyLaws.Roles
        from scope in DutyLaws.Scopes
        where !File(capability, role).HasFlag(scope)
        select (capability, role, scope);

    private static Matrix With(string capability, StaffRole role, StaffScope scope) =>
        (asked, by) => File(asked, by) | (asked == capability && by == role ? scope : StaffScope.None);

    private static bool IsHarmless(string capability, StaffRole role, StaffScope scope) =>
        Harmless.Any(x => x.Capability == capability && x.Roles.HasFlag(role) && x.Scopes.HasFlag(scope));
}
