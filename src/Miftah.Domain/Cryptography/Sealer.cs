using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Cryptography;

/// <summary>Seals what must wait in a row: AES-256-GCM, bound to the row it waits in.</summary>
/// <remarks>Layout: key version (1 byte), nonce (12), tag (16), ciphertext.</remarks>
public sealed class Sealer(KeyRing keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    private readonly byte current = keys.Sealing.Keys.Max();

    /// <summary>Seals <paramref name="plain"/> to <paramref name="boundTo"/>, for example "sms:{id}".</summary>
    public byte[] Seal(string plain, string boundTo)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var text = Encoding.UTF8.GetBytes(plain);
        var made = new byte[HeaderBytes + text.Length];
        made[0] = current;
        RandomNumberGenerator.Fill(made.AsSpan(1, NonceBytes));
        using var aes = new AesGcm(keys.Sealing[current], TagBytes);
        aes.Encrypt(
            made.AsSpan(1, NonceBytes),
            text,
            made.AsSpan(HeaderBytes),
            made.AsSpan(1 + NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(boundTo)
        );
        CryptographicOperations.ZeroMemory(text);
        return made;
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="CryptographicException">
    /// It was altered, moved to another row, or its key is not on the ring.
    /// </exception>
    public string Open(ReadOnlySpan<byte> made, string boundTo)
    {
        if (made.Length < HeaderBytes || !keys.Sealing.TryGetValue(made[0], out var key))
            throw new CryptographicException("Sealed with a key that is not on the ring.");
        var text = new byte[made.Length - HeaderBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            made.Slice(1, NonceBytes),
            made[HeaderBytes..],
            made.Slice(1 + NonceBytes, TagBytes),
            text,
            Encoding.UTF8.GetBytes(boundTo)
        );
        return Encoding.UTF8.GetString(text);
    }
}
