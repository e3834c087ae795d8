namespace Miftah.Domain.Identity;

/// <summary>
/// Begins with authentication, ends with termination. The cookie holds an opaque secret, the row its hash.
/// </summary>
public sealed class Session
{
    /// <summary>Without a request for this long the session ends, in minutes.</summary>
    public const int IdleMinutes = 15;

    /// <summary>The session ends this long after it began, whatever happens, in hours.</summary>
    public const int LifetimeHours = 12;

    /// <summary>
    /// A request moves <see cref="LastSeenAt"/> only when it is this old, in seconds: reading pages should not write.
    /// </summary>
    public const int TouchSeconds = 15;

    /// <summary>
    /// What guards the account may be changed this long after the session's authentication, in minutes; then the person
    /// proves themselves again. Source: ASVS 5.0 7.5.1.
    /// </summary>
    public const int FreshMinutes = 5;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required SignInMethod Method { get; init; }

    /// <summary>Browser and system family.</summary>
    public required string DeviceLabel { get; init; }

    public required DateTime StartedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>When it ends if nothing more is asked of it.</summary>
    public DateTime EndsAt => Min(LastSeenAt.AddMinutes(IdleMinutes), LifeEndsAt);

    /// <summary>The last moment, however busy the browser.</summary>
    public DateTime LifeEndsAt => StartedAt.AddHours(LifetimeHours);

    public bool IsFresh(DateTime now) => now < StartedAt.AddMinutes(FreshMinutes);

    public bool IsOpen(DateTime now) => EndedAt is null && now < EndsAt;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}

/// <summary>How a sign-in was authenticated.</summary>
public enum SignInMethod
{
    PasswordAndSms = 1,

    /// <summary>A passkey alone: possession, and the device verified its owner.</summary>
    Passkey = 2,
    PasswordAndPasskey = 3,
    PasswordAndApp = 4,
    PasswordAndSavedCode = 5,
}
