namespace Miftah.Domain.Passwords;

/// <summary>What a stranger who knows the person would try first: it may not be part of the password.</summary>
/// <param name="Username">As shown; null where the account has none yet.</param>
/// <param name="IdentityNumber">In any script's digits.</param>
/// <param name="Mobile">In any usual spelling: 05…, 5…, +9665…, 009665….</param>
public sealed record PersonalFacts(string? Username, string? IdentityNumber, string? Mobile)
{
    /// <summary>Shorter pieces are ignored: they stand in too many innocent words.</summary>
    public const int PieceMin = 4;

    /// <summary>Every spelling of a mobile ends in these digits; national numbers of the region have 8 or 9.</summary>
    public const int MobileTail = 8;

    /// <summary>
    /// Whether <paramref name="password"/> holds one of them, whatever its case, digits and separators.
    /// </summary>
    public bool AreIn(string password)
    {
        var folded = PasswordText.Fold(password);
        var squeezed = PasswordText.Squeeze(folded);
        return Pieces().Any(x => folded.Contains(x, StringComparison.Ordinal) || IsSqueezedIn(squeezed, x));
    }

    private IEnumerable<string> Pieces() =>
        new[] { Fold(Username), Digits(IdentityNumber), Tail(Digits(Mobile)) }.Where(x => x.Length >= PieceMin);

    private static bool IsSqueezedIn(string squeezed, string piece)
    {
        var bare = PasswordText.Squeeze(piece);
        return bare.Length >= PieceMin && squeezed.Contains(bare, StringComparison.Ordinal);
    }

    private static string Fold(string? text) => text is null ? "" : PasswordText.Fold(text.Trim());

    private static string Digits(string? text) => string.Concat(Fold(text).Where(char.IsAsciiDigit));

    private static string Tail(string digits) => digits.Length > MobileTail ? digits[^MobileTail..] : digits;
}
