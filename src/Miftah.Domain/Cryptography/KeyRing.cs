namespace Miftah.Domain.Cryptography;

/// <summary>
/// The keys of one installation. Each use has its own keys; each key has a version that travels with what it made.
/// </summary>
/// <param name="Sealing">AES-256 keys by version, 32 bytes each; the highest version seals, all open.</param>
/// <param name="Index">HMAC-SHA-256 key of the blind indexes and guess budgets, 32 bytes.</param>
/// <param name="Pepper">
/// HMAC-SHA-256 keys put over a password before it is hashed, by version; the highest is for new hashes.
/// </param>
/// <param name="ForDevelopment">Made by a Development start: a Production start refuses it.</param>
public sealed record KeyRing(
    IReadOnlyDictionary<byte, byte[]> Sealing,
    byte[] Index,
    IReadOnlyDictionary<byte, byte[]> Pepper,
    bool ForDevelopment
)
{
    /// <summary>The length of each key, in bytes.</summary>
    public const int KeyBytes = 32;
}
