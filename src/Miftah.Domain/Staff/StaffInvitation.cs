namespace Miftah.Domain.Staff;

/// <summary>
/// The secret with which a member of staff binds their first passkey. Shown once, handed over in person, good once.
/// </summary>
public sealed class StaffInvitation
{
    /// <summary>How long it works, in hours.</summary>
    public const int LifetimeHours = 72;

    public required Guid Id { get; init; }

    /// <summary>Who is invited.</summary>
    public required Guid StaffId { get; init; }
    public required byte[] TokenHash { get; init; }

    /// <summary>
    /// Printed at a start without staff: whoever uses it says who they are, and it is nothing once anybody has joined.
    /// </summary>
    public required bool IsFirst { get; init; }
    public required DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }
}
