using System.Buffers.Text;
using System.Security.Cryptography;
using Miftah.Domain.Text;

namespace Miftah.Domain.Kiosk;

/// <summary>The public key of a kiosk as people carry it from its screen to the portal.</summary>
public static class DeviceKey
{
    private const int FingerprintBytes = 10;
    private const int GroupLength = 4;

    /// <summary>Reads the 32 bytes in base64url, as the device shows and exports them.</summary>
    /// <returns>Null for anything else.</returns>
    public static byte[]? Parse(string? typed)
    {
        var text = Typed.Plain(typed);
        if (!Base64Url.IsValid(text))
            return null;
        var key = Base64Url.DecodeFromChars(text);
        return key.Length == KioskDevice.KeyBytes ? key : null;
    }

    /// <summary>
    /// 80 bits of the key's SHA-256 in Crockford's base32, in groups of four: what the second operator reads from the
    /// device's screen and types. Nobody finds another key with the same one.
    /// </summary>
    public static string Fingerprint(ReadOnlySpan<byte> key) =>
        string.Join('-', Letters(key).Chunk(GroupLength).Select(x => new string(x)));

    /// <summary>Was this typed for that key? Dashes, spaces and small letters do not matter.</summary>
    public static bool Matches(ReadOnlySpan<byte> key, string? typed)
    {
        var text = Typed
            .Plain(typed)
            .Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);
        return string.Equals(text, Letters(key), StringComparison.OrdinalIgnoreCase);
    }

    private static string Letters(ReadOnlySpan<byte> key) =>
        Base32.EncodeForPaper(SHA256.HashData(key).AsSpan(0, FingerprintBytes));
}
