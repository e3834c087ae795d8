using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Text;

namespace Miftah.Domain.Identity;

/// <summary>
/// The codes of authenticator apps: HMAC-SHA-1, six digits, 30 seconds, which is what every app takes.
/// </summary>
/// <remarks>Source: RFC 6238 and RFC 4226. A code's life is its step (ASVS 5.0 6.5.5) and one step around it.</remarks>
public static class AppCode
{
    public const int Digits = 6;
    public const int StepSeconds = 30;

    /// <summary>Steps before and after the present one whose code is taken: clocks of phones differ.</summary>
    public const int StepsAround = 1;

    /// <summary>The length of a secret: 160 bits, as RFC 4226 §4 recommends.</summary>
    public const int SecretBytes = 20;

    /// <summary>The step that <paramref name="now"/> lies in.</summary>
    public static long StepAt(DateTime now) => (long)(now - DateTime.UnixEpoch).TotalSeconds / StepSeconds;

    /// <summary>The code of one step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA-1 is what apps compute; as a MAC it is sound.")]
    public static string Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step around <paramref name="now"/> whose code was typed, later than the last one taken.</summary>
    /// <returns>Null when there is none; all codes are compared, each in constant time.</returns>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, DateTime now, long lastStep)
    {
        var given = Encoding.UTF8.GetBytes(typed);
        long? found = null;
        for (var step = StepAt(now) - StepsAround; step <= StepAt(now) + StepsAround; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, step)), given))
                found = step > lastStep ? step : found;
        return found;
    }

    /// <summary>What the square picture says to the app.</summary>
    /// <param name="issuer">The portal's name.</param>
    /// <param name="account">What tells two accounts in one app apart.</param>
    /// <param name="secret">The secret.</param>
    public static string Address(string issuer, string account, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}"
        + $"?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
