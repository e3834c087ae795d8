using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Cryptography;

/// <summary>
/// Seals, under a key of the installation, what must wait and belongs to no account yet; bound to where it waits. What
/// an account keeps is sealed under its person's own key instead.
/// </summary>
public sealed class Sealer(KeyRing keys)
{
    private const int KeyIdBytes = 1;
    private readonly byte current = keys.InUse(KeyUse.Sealing);

    /// <summary>Seals what waits in a column of a row.</summary>
    public byte[] Seal(string plain, SealedPlace place) => Seal(plain, place.ToBytes());

    /// <summary>Seals what waits outside the database, for example in a form: "challenge".</summary>
    public byte[] Seal(string plain, string boundTo) => Seal(plain, Encoding.UTF8.GetBytes(boundTo));

    /// <inheritdoc cref="Open(ReadOnlySpan{byte}, byte[])"/>
    public string Open(ReadOnlySpan<byte> made, SealedPlace place) => Open(made, place.ToBytes());

    /// <inheritdoc cref="Open(ReadOnlySpan{byte}, byte[])"/>
    public string Open(ReadOnlySpan<byte> made, string boundTo) => Open(made, Encoding.UTF8.GetBytes(boundTo));

    private byte[] Seal(string plain, byte[] boundTo)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var text = Encoding.UTF8.GetBytes(plain);
        var made = SealedBytes.Seal(SealedKind.Installation, [current], keys.Sealing[current], text, boundTo);
        CryptographicOperations.ZeroMemory(text);
        return made;
    }

    /// <summary>Opens what was sealed to the same place.</summary>
    /// <exception cref="CryptographicException">
    /// It was altered, moved elsewhere, or its key is not on the ring.
    /// </exception>
    private string Open(ReadOnlySpan<byte> made, byte[] boundTo)
    {
        var version = SealedBytes.KeyIdOf(SealedKind.Installation, made, KeyIdBytes)[0];
        if (!keys.Sealing.TryGetValue(version, out var key))
            throw new CryptographicException("Sealed with a key that is not on the ring.");
        var text = SealedBytes.Open(made, KeyIdBytes, key, boundTo);
        var plain = Encoding.UTF8.GetString(text);
        CryptographicOperations.ZeroMemory(text);
        return plain;
    }
}
