using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>
/// The stored form of a password, with everything that is needed to compare one with it except the pepper.
/// </summary>
/// <remarks>
/// A PHC string: $argon2id$v=19$m=19456,t=2,p=1,keyid=1$salt$hash. keyid is the version of the pepper, in decimal; salt
/// and hash are Base64 without padding.
/// </remarks>
internal sealed partial record PasswordRecord(Argon2Cost Cost, byte PepperVersion, byte[] Salt, byte[] Hash)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"$argon2id$v=19$m={Cost.MemoryKiB},t={Cost.Passes},p=1,keyid={PepperVersion}${Base64(Salt)}${Base64(Hash)}"
        );

    /// <summary>
    /// Reads what <see cref="ToString"/> wrote; refuses other schemes and costs beyond <see cref="Argon2Cost.Most"/>.
    /// </summary>
    public static bool TryParse(string? stored, [NotNullWhen(true)] out PasswordRecord? record)
    {
        record = null;
        var parts = Form().Match(stored ?? "");
        if (!parts.Success || !byte.TryParse(parts.Groups["key"].Value, CultureInfo.InvariantCulture, out var pepper))
            return false;
        var cost = new Argon2Cost(Number(parts, "memory"), Number(parts, "passes"));
        if (cost.MemoryKiB < MemoryKiBMin || cost.MemoryKiB > Argon2Cost.Most.MemoryKiB)
            return false;
        if (cost.Passes < 1 || cost.Passes > Argon2Cost.Most.Passes)
            return false;
        record = new(cost, pepper, FromBase64(parts.Groups["salt"].Value), FromBase64(parts.Groups["hash"].Value));
        return true;
    }

    // Less than this no Argon2 can fill: RFC 9106 §3.1, eight blocks a lane.
    private const int MemoryKiBMin = 8;

    private static int Number(Match parts, string name) =>
        int.Parse(parts.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] FromBase64(string text) =>
        Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    // 16 bytes of salt are 22 characters, 32 of hash 43.
    [GeneratedRegex(
        @"\A\$argon2id\$v=19\$m=(?<memory>[0-9]{1,7}),t=(?<passes>[0-9]{1,3}),p=1,keyid=(?<key>[0-9]{1,3})"
            + @"\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Form();
}
