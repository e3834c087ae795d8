using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Cryptography;

/// <summary>
/// What a database remembers of a key that was used on it: enough to recognise it, and nothing that opens anything.
/// </summary>
public sealed class KeyCheck
{
    /// <summary>In <see cref="Use"/>, of the one key that belongs to no set.</summary>
    public const string Counting = nameof(KeyRing.Counting);

    /// <summary>The most characters of <see cref="Use"/>.</summary>
    public const int UseMax = 16;

    public required string Use { get; init; }

    public required byte Version { get; init; }

    /// <summary>HMAC-SHA-256 of the name under the key itself, 32 bytes.</summary>
    public required byte[] Value { get; set; }

    /// <summary>A node made something with it; false while it only waits.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Of all keys of a ring.</summary>
    public static IReadOnlyList<KeyCheck> Of(KeyRing ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var ofSets = Enum.GetValues<KeyUse>()
            .SelectMany(use =>
                ring.Of(use).Select(x => New($"{use}", x.Key, x.Value, isUsed: x.Key <= ring.InUse(use)))
            );
        return [.. ofSets, New(Counting, 1, ring.Counting, isUsed: true)];
    }

    private static KeyCheck New(string use, byte version, byte[] key, bool isUsed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"miftah key check\n{use}\n{version}");
        return new()
        {
            Use = use,
            Version = version,
            Value = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(name)),
            IsUsed = isUsed,
        };
    }
}
