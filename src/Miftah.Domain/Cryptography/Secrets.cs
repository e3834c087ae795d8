using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Cryptography;

/// <summary>Random secrets, and the hashes under which they are stored.</summary>
public static class Secrets
{
    /// <summary>A secret for a cookie: 256 random bits as base64url, 43 characters.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A secret for a link in an SMS: 96 random bits as base64url, 16 characters.</summary>
    /// <remarks>recovery.md asks at least 96 bits; 16 characters keep the Arabic notice in one segment.</remarks>
    public static string NewLinkToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>A key of rows that says nothing of whose they are: 256 random bits.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    /// <summary>A one-time code: 6 uniform decimal digits.</summary>
    public static string NewCode() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>How a token of at least 96 random bits is stored: plain SHA-256 suffices at that strength.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
