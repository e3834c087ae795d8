namespace Miftah.Domain.Staff;

/// <summary>A session at the staff door. The cookie holds an opaque secret, the row its hash.</summary>
public sealed class StaffSession
{
    /// <summary>Without a request for this long the session ends, in minutes (ASVS 5.0, 7.3.1).</summary>
    public const int IdleMinutes = 15;

    /// <summary>The session ends this long after it began: a working day, in hours (ASVS 5.0, 7.3.2).</summary>
    public const int LifetimeHours = 8;

    /// <summary>A request moves <see cref="LastSeenAt"/> only when it is this old, in seconds.</summary>
    public const int TouchSeconds = 15;

    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required byte[] TokenHash { get; init; }

    /// <summary>Browser and system family.</summary>
    public required string DeviceLabel { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool IsOpen(DateTime now) =>
        EndedAt is null && now < LastSeenAt.AddMinutes(IdleMinutes) && now < StartedAt.AddHours(LifetimeHours);
}
