namespace Miftah.Domain.SignIn;

/// <summary>A sign-in between its right password and its code. It gives no right but to enter that code.</summary>
public sealed class SignInAttempt
{
    /// <summary>From the right password to the last moment a code is taken, in minutes.</summary>
    public const int LifetimeMinutes = 15;

    /// <summary>New codes that may be asked for, after the first.</summary>
    public const int ResendsMax = 4;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required int AccountVersion { get; init; }
    public required byte[] IdentityKey { get; init; }
    public required byte[] SecretHash { get; init; }
    public required bool KnownDevice { get; init; }

    /// <summary>The session that is proved anew: this sign-in takes its place. Null for an ordinary sign-in.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>Where it leads, one of the portal's own names; null for the home page.</summary>
    public string? Then { get; init; }
    public byte[]? CodeHash { get; set; }
    public DateTime CodeEndsAt { get; set; }
    public DateTime CodeAskedAt { get; set; }
    public int CodeTries { get; set; }
    public int Resends { get; set; }
    public required DateTime StartedAt { get; init; }
    public DateTime? EndedAt { get; set; }

    /// <summary>A code was sent: an attempt that began with a stronger way has none until it is asked for.</summary>
    public bool HasCode => CodeHash is not null;

    public DateTime EndsAt => StartedAt.AddMinutes(LifetimeMinutes);

    public bool IsOpen(DateTime now) => EndedAt is null && now < EndsAt;
}
