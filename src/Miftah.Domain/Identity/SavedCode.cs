using System.Security.Cryptography;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Text;

namespace Miftah.Domain.Identity;

/// <summary>One code of a printed set: shown once, stored hashed, good once.</summary>
/// <remarks>
/// 24 characters of Crockford's base32: 120 random bits. At 112 bits and more a salted hash suffices, and no slow one
/// can
/// keep a person waiting (NIST SP 800-63B-4 §3.1.2.2, ASVS 5.0 6.5.2): docs/adr/0019-saved-codes-of-120-bits.md.
/// </remarks>
public sealed class SavedCode
{
    /// <summary>Codes in a set.</summary>
    public const int SetSize = 10;

    /// <summary>Characters of a code.</summary>
    public const int Length = 24;

    /// <summary>With so few left the pages advise a new set.</summary>
    public const int FewLeft = 3;

    private const int Bytes = 15;
    private const int GroupLength = 4;

    public required Guid Id { get; init; }

    /// <summary>The set: an <see cref="Authenticator"/> of kind <see cref="AuthenticatorKind.SavedCodes"/>.</summary>
    public required Guid SetId { get; init; }

    public required byte[] Hash { get; init; }
    public DateTime? UsedAt { get; set; }

    /// <summary>A new code, as it is stored and compared: 24 characters without spaces.</summary>
    public static string New() => Base32.EncodeForPaper(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>As it is shown: in groups of four.</summary>
    public static string Shown(string code) =>
        string.Join('-', (code ?? "").Chunk(GroupLength).Select(x => new string(x)));

    /// <summary>What was typed, or null when it cannot be a code: asked before anything is counted.</summary>
    public static string? Parse(string? typed) =>
        Base32.FromPaper(Typed.Digits(typed)) is { Length: Length } code ? code : null;

    /// <summary>The stored form, salted with its set.</summary>
    public static byte[] HashOf(Guid set, string code) => Secrets.Hash($"saved-code:{set:N}:{code}");
}
