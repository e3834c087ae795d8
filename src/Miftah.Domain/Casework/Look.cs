using Miftah.Domain.Staff;

namespace Miftah.Domain.Casework;

/// <summary>What was looked at.</summary>
public enum Fact
{
    /// <summary>An identity number was searched, a case opened or taken: masked facts were seen.</summary>
    Masked = 1,
    Name = 2,
    IdentityNumber = 3,
    Mobile = 4,
}

/// <summary>
/// One look of a member of staff at a person. It stands in the person's history from the same moment.
/// </summary>
public sealed class Look
{
    /// <summary>
    /// More than this many by one member within <see cref="WindowMinutes"/> is bulk looking, by default.
    /// </summary>
    public const int MaxInWindow = 20;

    public const int WindowMinutes = 60;

    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }

    /// <summary>Null for a search that found nobody or opened nothing.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Empty where nobody was found.</summary>
    public required Guid AccountId { get; init; }
    public required Fact Fact { get; init; }
    public required string Reason { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>How many looks of one member within <see cref="Look.WindowMinutes"/> are too many here.</summary>
public sealed record LookLimit(int Max);

/// <summary>A member's looking was stopped because it was too much; open until somebody else lifts it.</summary>
public sealed class LookStop
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required DateTime At { get; init; }
    public DateTime? LiftedAt { get; set; }
    public Guid? LiftedBy { get; set; }

    /// <summary>How it stands to a member of staff: nobody lifts their own.</summary>
    public StaffScope ScopeFor(StaffAccount member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return StaffId == member.Id ? StaffScope.Own : StaffScope.All;
    }
}
