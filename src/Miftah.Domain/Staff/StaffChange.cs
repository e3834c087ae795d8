namespace Miftah.Domain.Staff;

/// <summary>What one administrator asks for and another does.</summary>
public enum StaffChangeKind
{
    /// <summary>Other roles.</summary>
    Roles = 1,

    /// <summary>A new invitation for whoever lost the key: a way in, like a role.</summary>
    InviteAnew = 2,
}

/// <summary>
/// Something that takes two administrators: one asks, another agrees within a day, and neither is whom it is about.
/// </summary>
public sealed class StaffChange
{
    /// <summary>From asking to the last moment of agreeing, in hours.</summary>
    public const int LifetimeHours = 24;

    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required StaffChangeKind Kind { get; init; }

    /// <summary>The roles that the member is to have.</summary>
    public required StaffRole Roles { get; init; }
    public required Guid AskedBy { get; init; }
    public required DateTime AskedAt { get; init; }
    public Guid? AgreedBy { get; set; }

    /// <summary>It was done, or another took its place.</summary>
    public DateTime? EndedAt { get; set; }

    public bool IsOpen(DateTime now) => EndedAt is null && now < AskedAt.AddHours(LifetimeHours);
}
