using System.Security.Cryptography;

namespace Miftah.Domain.Cryptography;

/// <summary>Which kind of key sealed it: the first byte, so that no kind is ever taken for another.</summary>
internal enum SealedKind : byte
{
    /// <summary>A sealing key of the installation; the key id is its version, 1 byte.</summary>
    Installation = 1,

    /// <summary>The data key of one person; the key id is that of <c>DataKey.Id</c>, 16 bytes.</summary>
    Person = 2,

    /// <summary>A master key over a data key; the key id is its version, 1 byte.</summary>
    Wrapped = 3,
}

/// <summary>
/// The one layout of sealed bytes, AES-256-GCM: kind (1 byte), key id, nonce (12), ciphertext, tag (16). The key id
/// names the key, so that no key is ever tried; kind and key id are authenticated with the place.
/// </summary>
/// <remarks>
/// Nonces are 96 random bits (NIST SP 800-38D §8.2.2): at most 2^32 seals under one key. A person's key and a wrapping
/// stay far below; a sealing key is replaced before (docs/operations/keys.md). Layout: docs/adr/0016.
/// </remarks>
internal static class SealedBytes
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(
        SealedKind kind,
        ReadOnlySpan<byte> keyId,
        byte[] key,
        ReadOnlySpan<byte> plain,
        ReadOnlySpan<byte> boundTo
    )
    {
        var header = 1 + keyId.Length;
        var made = new byte[header + NonceBytes + plain.Length + TagBytes];
        made[0] = (byte)kind;
        keyId.CopyTo(made.AsSpan(1));
        var nonce = made.AsSpan(header, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            made.AsSpan(header + NonceBytes, plain.Length),
            made.AsSpan(made.Length - TagBytes),
            [.. made.AsSpan(0, header), .. boundTo]
        );
        return made;
    }

    /// <summary>The id of the key that sealed it.</summary>
    /// <exception cref="CryptographicException">It is of another kind, or too short to be anything.</exception>
    public static ReadOnlySpan<byte> KeyIdOf(SealedKind kind, ReadOnlySpan<byte> made, int keyIdBytes)
    {
        if (made.Length < 1 + keyIdBytes + NonceBytes + TagBytes || made[0] != (byte)kind)
            throw new CryptographicException("Not sealed by this kind of key.");
        return made.Slice(1, keyIdBytes);
    }

    /// <summary>Opens what <see cref="KeyIdOf"/> found the key for.</summary>
    /// <exception cref="CryptographicException">It was altered, moved or sealed under another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> made, int keyIdBytes, byte[] key, ReadOnlySpan<byte> boundTo)
    {
        var header = 1 + keyIdBytes;
        var plain = new byte[made.Length - header - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            made.Slice(header, NonceBytes),
            made.Slice(header + NonceBytes, plain.Length),
            made[^TagBytes..],
            plain,
            [.. made[..header], .. boundTo]
        );
        return plain;
    }
}
