namespace Miftah.Domain.Identity;

/// <summary>A browser that once finished a sign-in to this account. The cookie's secret is stored hashed.</summary>
public sealed class KnownDevice
{
    /// <summary>How long a browser stays known without signing in, in days.</summary>
    public const int LifetimeDays = 180;

    /// <summary>How many browsers an account knows; one more, and the one unseen for longest is forgotten.</summary>
    public const int CountMax = 20;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] TokenHash { get; init; }

    /// <summary>The account's identity key again, so that one look-up answers without reading the account.</summary>
    public required byte[] IdentityKey { get; init; }

    /// <summary>Browser and system family, for example "Firefox, Android"; never the whole user-agent line.</summary>
    public required string Label { get; set; }

    public required DateTime FirstSeenAt { get; init; }
    public required DateTime LastSeenAt { get; set; }
}
