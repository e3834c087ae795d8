using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Miftah.Domain.Text;

/// <summary>
/// What people type, made plain before a rule looks at it: every keyboard's digits, pasted marks and all.
/// </summary>
public static class Typed
{
    /// <summary>The longest input that is read, in UTF-16 units. No rule accepts anything near it.</summary>
    public const int LengthMax = 200;

    private const char MinusSign = '\u2212';
    private const char MiddleDot = '\u00B7';
    private const char ArabicFullStop = '\u06D4';

    /// <summary>
    /// NFKC, the digits of every script as ASCII, no invisible or bidirectional marks, no white space at either end.
    /// </summary>
    /// <returns>
    /// Empty for null. Input over <see cref="LengthMax"/> comes back cut to one unit more and otherwise untouched: too
    /// long for any rule, and cheap whatever was posted.
    /// </returns>
    public static string Plain(string? typed) => IsTooLong(typed) ? Cut(typed) : Read(typed, static _ => false).Trim();

    /// <summary>
    /// <see cref="Plain"/>, and without what people put between digits: white space, hyphens and dashes, dots. Letters
    /// stay, so that a rule can refuse them.
    /// </summary>
    /// <returns>As <see cref="Plain"/>.</returns>
    public static string Digits(string? typed) => IsTooLong(typed) ? Cut(typed) : Read(typed, IsBetweenDigits);

    private static bool IsTooLong([NotNullWhen(true)] string? typed) => typed?.Length > LengthMax;

    private static string Cut(string typed) => typed[..(LengthMax + 1)];

    private static string Read(string? typed, Func<char, bool> drop)
    {
        if (string.IsNullOrEmpty(typed))
            return "";
        var kept = new StringBuilder(typed.Length);
        foreach (var c in WellFormed(typed).Normalize(NormalizationForm.FormKC))
        {
            if (IsInvisible(c) || drop(c))
                continue;
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            kept.Append(digit < 0 ? c : (char)('0' + digit));
        }
        return kept.ToString();
    }

    // The category holds the zero-width, joining, bidirectional and byte-order marks, and the soft hyphen.
    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format || IsControl(c);

    private static bool IsBetweenDigits(char c) =>
        char.IsWhiteSpace(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation
        || c is MinusSign or '.' or MiddleDot or ArabicFullStop;

    // Normalize throws on half a surrogate pair; a round through UTF-8 turns it into U+FFFD.
    // It throws on the noncharacters U+FFFE and U+FFFF too.
    private static string WellFormed(string typed) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(typed)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    // NUL and its kin are no text to anyone; a database may refuse them. Tabs and line breaks are white space.
    private static bool IsControl(char c) => char.IsControl(c) && !char.IsWhiteSpace(c);
}
