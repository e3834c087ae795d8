using System.Security.Cryptography;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Domain;

/// <summary>The numbers of codes sent by SMS, and how a code is stored.</summary>
/// <remarks>Source: NIST SP 800-63B-4 §4.2.1.2 (at least 6 digits, 10 minutes), recovery.md (3 tries a code).</remarks>
public static class OneTimeCode
{
    public const int Digits = 6;

    /// <summary>From the request of a code to the last moment it is taken, in minutes.</summary>
    public const int LifetimeMinutes = 10;

    /// <summary>Wrong tries that one code survives.</summary>
    public const int TriesMax = 3;

    /// <summary>Between two requests for a code, in seconds.</summary>
    public const int ResendAfterSeconds = 60;

    /// <summary>The stored form: keyed, and bound to the one attempt it was sent for.</summary>
    public static byte[] Hash(BlindIndex index, Guid attempt, string code)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Of(IndexPurpose.Code, $"{attempt:N}:{code}");
    }

    /// <summary>
    /// Compares in constant time. Without a code on record the same work is done and the answer is no.
    /// </summary>
    public static bool Matches(BlindIndex index, Guid attempt, string typed, byte[]? stored)
    {
        var given = Hash(index, attempt, typed);
        return CryptographicOperations.FixedTimeEquals(given, stored ?? new byte[given.Length]) && stored is not null;
    }
}
