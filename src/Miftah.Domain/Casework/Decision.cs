namespace Miftah.Domain.Casework;

/// <summary>What one of the two says.</summary>
public enum Verdict
{
    Approve = 1,
    Refuse = 2,

    /// <summary>More evidence is needed: back to the first officer. Only the second person gives it.</summary>
    Return = 3,
}

/// <summary>
/// A verdict of one officer on one case: theirs once in a round, and unseen by the other until it is over.
/// </summary>
public sealed class Decision
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid AccountId { get; init; }
    public required int Round { get; init; }
    public required Guid StaffId { get; init; }
    public required Guid OfficeId { get; init; }
    public required bool IsSecond { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>One of <see cref="CaseReasons"/>; the person reads its sentence.</summary>
    public required string Reason { get; init; }
    public required DateTime At { get; init; }
}
