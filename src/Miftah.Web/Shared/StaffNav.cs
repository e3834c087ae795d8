namespace Miftah.Web.Shared;

/// <summary>One link of the staff door's navigation.</summary>
/// <param name="Capability">Shown to whoever has it.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Words">The text key of its words.</param>
public sealed record StaffNav(string Capability, string Path, string Words)
{
    public static readonly IReadOnlyList<StaffNav> All =
    [
        new("staff.home", "/staff", "staff.home.title"),
        new("case.queue", "/staff/cases", "case.queue.title"),
        new("case.history", "/staff/cases/find", "case.find.title"),
        new("desk.find", "/staff/desk", "desk.title"),
        new("desk.messages", "/staff/messages", "desk.line.title"),
        new("desk.answers", "/staff/answers", "desk.answers.title"),
        new("offices.manage", "/staff/offices", "offices.manage.title"),
        new("kiosks.manage", "/staff/kiosks", "kiosks.title"),
        new("looks.lift", "/staff/stops", "stops.title"),
        new("operations.view", "/staff/operations", "operations.title"),
        new("audit.read", "/staff/audit", "audit.title"),
        new("staff.view", "/staff/people", "staff.people.title"),
    ];
}
