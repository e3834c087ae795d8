namespace Miftah.Domain.Kiosk;

/// <summary>Whether a kiosk may speak to the portal.</summary>
public enum KioskState
{
    /// <summary>One operator asked for it; another has to compare its key.</summary>
    Asked = 1,
    Active = 2,

    /// <summary>Two devices signed with its key, or messages strayed: closed at once.</summary>
    Suspended = 3,

    /// <summary>For good: a device that comes back makes a new key.</summary>
    Revoked = 4,
}

/// <summary>A self-service device: its key, its place, and how far its messages have counted.</summary>
public sealed class KioskDevice
{
    /// <summary>Bytes of an Ed25519 public key.</summary>
    public const int KeyBytes = 32;

    /// <summary>
    /// Messages with a number that was passed and that nobody knows. A slow network makes one now and then; so many
    /// within <see cref="StrayMinutes"/> are a second device that counts for itself.
    /// </summary>
    public const int StraysMax = 3;

    public const int StrayMinutes = 60;

    public required Guid Id { get; init; }

    /// <summary>Where it stands: an office of the kind Kiosk.</summary>
    public required Guid OfficeId { get; init; }
    public required byte[] PublicKey { get; init; }
    public required KioskState State { get; set; }
    public required Guid AskedBy { get; init; }
    public required DateTime AskedAt { get; init; }
    public Guid? ApprovedBy { get; set; }
    public DateTime? ApprovedAt { get; set; }

    /// <summary>The number of its last message that counted. The next one has a higher.</summary>
    public long LastSequence { get; set; }
    public DateTime? LastSeenAt { get; set; }
    public int Strays { get; set; }
    public DateTime? StrayedAt { get; set; }

    /// <summary>When it was suspended or revoked.</summary>
    public DateTime? EndedAt { get; set; }
}

/// <summary>
/// A message of a kiosk that counted, kept for as long as another with its number could still be fresh.
/// </summary>
public sealed class KioskMessage
{
    /// <summary>Minutes it is kept: well beyond the freshness of a message on both sides of the clock.</summary>
    public const int KeptMinutes = 10;

    public required Guid Id { get; init; }
    public required Guid KioskId { get; init; }
    public required long Sequence { get; init; }

    /// <summary>SHA-256 of the signature: the same message again is a replay, another is a second device.</summary>
    public required byte[] SignatureHash { get; init; }
    public required DateTime At { get; init; }
}
