using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Miftah.Attack;

/// <summary>What an authenticator app shows: RFC 6238 with SHA-1, 30 seconds and six digits.</summary>
internal static class AppCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    /// <param name="secret">In base32.</param>
    public static string Of(string secret)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds);
#pragma warning disable CA5350 // The algorithm that apps have.
        var hash = HMACSHA1.HashData(Decode(secret), step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        var value = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue;
        return (value % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in text)
        {
            bits = (bits << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal);
            count += 5;
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }
        return [.. bytes];
    }
}
