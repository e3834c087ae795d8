using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>
/// What an <see cref="Authenticator"/> of kind <see cref="AuthenticatorKind.Passkey"/> needs beside its row.
/// </summary>
public sealed class Passkey
{
    /// <summary>The authenticator's id.</summary>
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The identifier that the device gave it.</summary>
    public required byte[] DeviceKeyId { get; init; }

    /// <summary>The public key as COSE.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The device's counter of signatures; 0 where it has none. One that falls back is a copy.</summary>
    public long SignCount { get; set; }

    /// <summary>How the device is reached, parted by commas: "internal,hybrid".</summary>
    public required string Transports { get; init; }

    /// <summary>It may be copied to the person's other devices by their own provider.</summary>
    public required bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
}

/// <summary>What a passkey ceremony is for: an answer to one is nothing in another.</summary>
public enum PasskeyUse
{
    Bind = 1,
    SignIn = 2,
    SecondProof = 3,
    StaffSignIn = 11,

    /// <summary>One consequential act of a member of staff, and no other.</summary>
    StaffStepUp = 12,
}

/// <summary>A challenge that a browser's passkey is to sign. Good once, in one browser, for one thing.</summary>
public sealed class PasskeyChallenge
{
    /// <summary>How long the device may take, in minutes.</summary>
    public const int LifetimeMinutes = 5;

    public required Guid Id { get; init; }

    /// <summary>Hash of the secret in the browser's challenge cookie.</summary>
    public required byte[] BrowserHash { get; init; }
    public required PasskeyUse Use { get; init; }

    /// <summary>The session or attempt it belongs to; empty where nobody has said yet who they are.</summary>
    public required Guid Within { get; init; }

    /// <summary>The handler's own state with the random challenge, sealed to this row.</summary>
    public required byte[] StateSealed { get; init; }
    public required DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>What <see cref="StateSealed"/> is bound to.</summary>
    public static SealedPlace StateAt(Guid id) => new("passkey_challenge", nameof(StateSealed), id);
}
