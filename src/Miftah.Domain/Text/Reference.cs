using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Text;

/// <summary>
/// What a person says at a counter or on the telephone to name a row: 40 bits in letters that read back as one thing.
/// It proves nothing and opens nothing; see docs/adr/0030.
/// </summary>
public static class Reference
{
    /// <summary>Characters of it.</summary>
    public const int Length = 8;

    private const int Bytes = 5;

    /// <summary>A new one, drawn at random.</summary>
    public static string New() => Base32.EncodeForPaper(Secrets.NewKey().AsSpan(0, Bytes));

    /// <summary>What was typed or said, in its one spelling; null when it is none.</summary>
    public static string? Read(string? typed) =>
        Base32.FromPaper(Typed.Digits(typed)) is { Length: Length } reference ? reference : null;
}
