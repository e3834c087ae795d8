using Miftah.Domain.Staff;

namespace Miftah.Tests.Staff;

/// <summary>In which scopes a role has a capability: the file, or the file with a slip in it.</summary>
internal delegate StaffScope Matrix(string capability, StaffRole role);

/// <summary>One rule about who must not do what.</summary>
/// <param name="Words">The rule as it is said.</param>
/// <param name="Forbids">A cell that the rule does not stand, in this matrix.</param>
internal sealed record DutyLaw(string Words, Func<Matrix, string, StaffRole, StaffScope, bool> Forbids);

/// <summary>
/// The separation of duties, written apart from capabilities.tsv: rules and walks are made from that file, so a cell
/// that is too wide would turn neither red.
/// </summary>
internal static class DutyLaws
{
    private const StaffRole Officers = StaffRole.PassportsOfficer | StaffRole.CivilAffairsOfficer;

    // Whoever has something of one of these has nothing of another: nobody answers for what they can do themselves.
    private static readonly string[][] Duties =
    [
        ["case.queue", "case.look", "case.decide", "case.approve"],
        ["desk.find", "desk.resend", "desk.messages"],
        ["kiosks.manage", "offices.manage"],
        ["staff.invite", "staff.grant", "staff.suspend"],
        ["audit.read"],
    ];

    private static readonly string[] Readings =
    [
        "audit.read",
        "case.history",
        "desk.answers",
        "operations.view",
        "staff.home",
        "staff.view",
    ];

    public static readonly IReadOnlyList<DutyLaw> All =
    [
        new("Nobody has to do with their own", (_, _, _, scope) => scope == StaffScope.Own),
        new(
            "Each role has one duty of five: cases, calls, machines, staff, the records",
            (matrix, capability, role, _) =>
                Duties.FirstOrDefault(x => x.Contains(capability)) is { } duty
                && Duties.Where(x => x != duty).Any(other => other.Any(x => matrix(x, role) != StaffScope.None))
        ),
        new(
            "The auditor reads, and does nothing",
            (_, capability, role, _) => role == StaffRole.Auditor && !Readings.Contains(capability)
        ),
        new(
            "A case is worked on by whom it was given to",
            (_, capability, _, scope) =>
                capability is "case.look" or "case.decide" or "case.approve" && scope != StaffScope.Assigned
        ),
        new(
            "A message is answered by whom it was given to",
            (_, capability, _, scope) => capability == "desk.messages" && scope != StaffScope.Assigned
        ),
        new(
            "A case is opened where its person stands or calls, by officers and agents",
            (_, capability, role, scope) =>
                capability == "case.open"
                && (scope != StaffScope.Office || !(Officers | StaffRole.SupportAgent).HasFlag(role))
        ),
        new(
            "The second of two neither opens nor takes nor decides first",
            (_, capability, role, _) => role == StaffRole.Approver && capability is ("case.open" or "case.decide")
        ),
        new(
            "Who said and saw what in a case is read by those who work on cases, and by the auditor",
            (_, capability, role, _) =>
                capability == "case.history" && !(Officers | StaffRole.Approver | StaffRole.Auditor).HasFlag(role)
        ),
        new(
            "Of a case elsewhere that is still open, only the auditor reads what became of it",
            (_, capability, role, scope) =>
                capability == "case.history" && scope == StaffScope.OtherOffice && role != StaffRole.Auditor
        ),
        new(
            "The second of two reads of the case that was drawn for them, and of no other",
            (_, capability, role, scope) =>
                capability == "case.history" && role == StaffRole.Approver && scope != StaffScope.Assigned
        ),
        new(
            "Whoever looks does not lift a stop of looking",
            (matrix, capability, role, _) =>
                capability == "looks.lift"
                && ((string[])["case.open", "case.look", "desk.find"]).Any(x => matrix(x, role) != StaffScope.None)
        ),
        new(
            "Who works at which office is not shown to those who could look for a friend there",
            (matrix, capability, role, _) =>
                capability == "staff.view"
                && ((string[])["case.look", "desk.find"]).Any(x => matrix(x, role) != StaffScope.None)
        ),
    ];

    /// <summary>The capabilities that some rule here speaks of, or that are everybody's or harmless.</summary>
    public static readonly IReadOnlyCollection<string> Known =
    [
        .. Duties.SelectMany(x => x),
        .. Readings,
        "case.open",
        "looks.lift",
    ];

    /// <summary>What a matrix has that a rule forbids.</summary>
    public static IEnumerable<string> Breaches(this Matrix matrix, string capability, StaffRole role) =>
        from scope in Scopes
        where matrix(capability, role).HasFlag(scope)
        from law in All
        where law.Forbids(matrix, capability, role, scope)
        select $"{law.Words}: {capability} {role} {scope}";

    public static readonly IReadOnlyList<StaffScope> Scopes =
    [
        StaffScope.Own,
        StaffScope.Assigned,
        StaffScope.Office,
        StaffScope.OtherOffice,
        StaffScope.Closed,
    ];

    public static readonly IReadOnlyList<StaffRole> Roles =
    [
        .. Enum.GetValues<StaffRole>().Where(x => x != StaffRole.None),
    ];
}
