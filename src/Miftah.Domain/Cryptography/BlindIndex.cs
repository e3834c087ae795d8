using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Cryptography;

/// <summary>
/// Counts and compares values without storing them: HMAC-SHA-256 under the installation's counting key.
/// </summary>
public sealed class BlindIndex(KeyRing keys)
{
    /// <summary>
    /// The key of <paramref name="value"/> for one <paramref name="purpose"/>; two purposes never share a key.
    /// </summary>
    /// <returns>32 bytes.</returns>
    public byte[] Of(string purpose, string value) =>
        HMACSHA256.HashData(keys.Counting, Encoding.UTF8.GetBytes($"{purpose}\n{value}"));
}
