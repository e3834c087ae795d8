using System.Collections.Concurrent;
using NSec.Cryptography;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>What one hash costs whoever computes it.</summary>
/// <param name="MemoryKiB">Memory, in KiB.</param>
/// <param name="Passes">Passes over that memory.</param>
public sealed record Argon2Cost(int MemoryKiB, int Passes)
{
    /// <summary>
    /// For new hashes: 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet; ASVS 5.0, appendix C.
    /// </summary>
    public static readonly Argon2Cost Current = new(19_456, 2);

    /// <summary>
    /// The most that a stored hash may ask for; above it the record is damaged or planted to exhaust the node.
    /// </summary>
    public static readonly Argon2Cost Most = new(262_144, 16);
}

/// <summary>Fills <paramref name="into"/> from a secret and a salt at a cost.</summary>
internal delegate void DeriveKey(Argon2Cost cost, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, Span<byte> into);

/// <summary>Argon2id, version 1.3, one lane, by libsodium. Source: RFC 9106.</summary>
internal static class Argon2
{
    public const int SaltBytes = 16;
    public const int HashBytes = 32;

    private static readonly ConcurrentDictionary<Argon2Cost, PasswordBasedKeyDerivationAlgorithm> Algorithms = new();

    /// <summary>
    /// Takes 19 MiB and about 11 ms of a core at <see cref="Argon2Cost.Current"/>: only the workers call it.
    /// </summary>
    public static void Derive(Argon2Cost cost, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, Span<byte> into) =>
        Algorithms.GetOrAdd(cost, Make).DeriveBytes(secret, salt, into);

    private static PasswordBasedKeyDerivationAlgorithm Make(Argon2Cost cost) =>
        PasswordBasedKeyDerivationAlgorithm.Argon2id(
            new Argon2Parameters
            {
                DegreeOfParallelism = 1,
                MemorySize = cost.MemoryKiB,
                NumberOfPasses = cost.Passes,
            }
        );
}
