using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>
/// An address that a person says is theirs, until a code sent to it proves it. It proves the address and nothing else.
/// </summary>
public sealed class EmailClaim
{
    /// <summary>From the request of the code to the last moment it is taken, in minutes.</summary>
    /// <remarks>NIST SP 800-63B-4 §4.2.1.2 allows 24 hours for e-mail; nobody waits that long at a form.</remarks>
    public const int LifetimeMinutes = 30;

    /// <summary>Tries that one code takes.</summary>
    public const int TriesMax = 5;

    /// <summary>Codes that one account sends in <see cref="WindowHours"/>; with the tries, its guesses.</summary>
    public const int ClaimsMax = 5;

    public const int WindowHours = 24;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The session that asked: the code works in no other.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The address, sealed under the person's key to <see cref="AddressAt"/>; null once it is over.</summary>
    public required byte[]? AddressSealed { get; set; }

    /// <summary>The code as <see cref="OneTimeCode.Hash"/> keeps it.</summary>
    public required byte[] CodeHash { get; init; }

    public int Tries { get; set; }
    public required DateTime MadeAt { get; init; }
    public required DateTime EndsAt { get; init; }

    /// <summary>When the code was taken, or a newer one took its place.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>What <see cref="AddressSealed"/> is bound to.</summary>
    public static SealedPlace AddressAt(Guid id) => new("email_claim", nameof(AddressSealed), id);
}
