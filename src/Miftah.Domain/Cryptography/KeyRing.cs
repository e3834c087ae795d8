using System.Security.Cryptography;

namespace Miftah.Domain.Cryptography;

/// <summary>The sets of keys that are replaced from time to time.</summary>
public enum KeyUse
{
    Master,
    Sealing,
    Index,
    Pepper,
}

/// <summary>One key of a set.</summary>
public sealed record KeyName(KeyUse Use, byte Version);

/// <summary>
/// The keys of one installation. Each use has its own keys; each key has a version that travels with what it made.
/// </summary>
/// <param name="Master">
/// AES-256 keys that wrap the data key of each person, by version; the one in use wraps, all unwrap.
/// </param>
/// <param name="Sealing">
/// AES-256 keys over what waits in a row for minutes or days, by version; the one in use seals, all open.
/// </param>
/// <param name="Index">
/// HMAC-SHA-256 keys by which accounts are found, by version, two at most; the one in use writes, both find.
/// </param>
/// <param name="Counting">
/// HMAC-SHA-256 key of what is counted or compared and never found again: codes, and guesses at numbers nobody has.
/// </param>
/// <param name="Pepper">
/// HMAC-SHA-256 keys put over a password before it is hashed, by version; the one in use is for new hashes.
/// </param>
/// <param name="LogSigning">Ed25519 seed of the key that signs the audit log's checkpoints.</param>
/// <param name="ForDevelopment">Made by a Development start: a Production start refuses it.</param>
public sealed record KeyRing(
    IReadOnlyDictionary<byte, byte[]> Master,
    IReadOnlyDictionary<byte, byte[]> Sealing,
    IReadOnlyDictionary<byte, byte[]> Index,
    byte[] Counting,
    IReadOnlyDictionary<byte, byte[]> Pepper,
    byte[] LogSigning,
    bool ForDevelopment
)
{
    /// <summary>The length of each key, in bytes.</summary>
    public const int KeyBytes = 32;

    /// <summary>Indexes are kept under one key, or under two while one takes the other's place.</summary>
    public const int IndexKeysMax = 2;

    /// <summary>
    /// Keys that open and find but make nothing yet: each node of a cluster must know a key before one node uses it.
    /// </summary>
    public IReadOnlyCollection<KeyName> Waiting { get; init; } = [];

    /// <summary>The keys of one use, by version.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such use.</exception>
    public IReadOnlyDictionary<byte, byte[]> Of(KeyUse use) =>
        use switch
        {
            KeyUse.Master => Master,
            KeyUse.Sealing => Sealing,
            KeyUse.Index => Index,
            KeyUse.Pepper => Pepper,
            _ => throw new ArgumentOutOfRangeException(nameof(use), use, "No such use of a key."),
        };

    /// <summary>The version that makes new things: the highest that does not wait.</summary>
    public byte InUse(KeyUse use) => Of(use).Keys.Where(x => !Waiting.Contains(new KeyName(use, x))).Max();

    /// <summary>A ring of new random keys, each of version 1.</summary>
    public static KeyRing New(bool forDevelopment) =>
        new(First(), First(), First(), NewKey(), First(), NewKey(), forDevelopment);

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>Nothing of it: keys appear in no log.</summary>
    public override string ToString() => nameof(KeyRing);

    private static Dictionary<byte, byte[]> First() => new() { [1] = NewKey() };
}
