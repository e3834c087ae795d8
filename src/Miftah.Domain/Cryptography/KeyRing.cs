using System.Security.Cryptography;

namespace Miftah.Domain.Cryptography;

/// <summary>
/// The keys of one installation. Each use has its own keys; each key has a version that travels with what it made.
/// </summary>
/// <param name="Master">
/// AES-256 keys that wrap the data key of each person, by version; the highest wraps, all unwrap.
/// </param>
/// <param name="Sealing">
/// AES-256 keys over what waits in a row for minutes or days, by version; the highest seals, all open.
/// </param>
/// <param name="Index">
/// HMAC-SHA-256 keys by which accounts are found, by version, two at most; the highest writes, all find.
/// </param>
/// <param name="Counting">
/// HMAC-SHA-256 key of what is counted or compared and never found again: codes, and guesses at numbers nobody has.
/// </param>
/// <param name="Pepper">
/// HMAC-SHA-256 keys put over a password before it is hashed, by version; the highest is for new hashes.
/// </param>
/// <param name="ForDevelopment">Made by a Development start: a Production start refuses it.</param>
public sealed record KeyRing(
    IReadOnlyDictionary<byte, byte[]> Master,
    IReadOnlyDictionary<byte, byte[]> Sealing,
    IReadOnlyDictionary<byte, byte[]> Index,
    byte[] Counting,
    IReadOnlyDictionary<byte, byte[]> Pepper,
    bool ForDevelopment
)
{
    /// <summary>The length of each key, in bytes.</summary>
    public const int KeyBytes = 32;

    /// <summary>A ring of new random keys, each of version 1.</summary>
    public static KeyRing New(bool forDevelopment) => new(First(), First(), First(), NewKey(), First(), forDevelopment);

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>Nothing of it: keys appear in no log.</summary>
    public override string ToString() => nameof(KeyRing);

    private static Dictionary<byte, byte[]> First() => new() { [1] = NewKey() };
}
