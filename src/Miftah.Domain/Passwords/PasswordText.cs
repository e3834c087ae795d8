using System.Globalization;
using System.Text;

namespace Miftah.Domain.Passwords;

/// <summary>
/// The two spellings of a password: the one that is hashed, and the one under which it is compared with words.
/// </summary>
public static class PasswordText
{
    /// <summary>
    /// The most UTF-16 units that are looked at. No text this long shrinks to 256 code points under NFKC.
    /// </summary>
    public const int UnitsMax = 2048;

    /// <summary>
    /// What is hashed and counted: NFKC, so that two keyboards' spellings of one password are one password.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="typed"/> is longer than <see cref="UnitsMax"/>.</exception>
    /// <remarks>
    /// Source: NIST SP 800-63B-4 §3.1.1.2. Units that are no character count as U+FFFD instead of failing.
    /// </remarks>
    public static string Normalise(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > UnitsMax)
            throw new ArgumentException("Longer than a password can be.", nameof(typed));
        return WellFormed(typed).Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The length of <paramref name="text"/> in code points: an emoji counts one, as a letter does.</summary>
    public static int CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().Count();
    }

    /// <summary>
    /// What is compared with lists and personal words, never hashed: without case, accents, harakat, tatweel and
    /// invisible marks, hamza seats as plain letters, digits of any script as 0–9.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.DecimalDigitNumber)
                folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (rune.Value != Tatweel && !Unseen.Contains(category))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return folded.ToString();
    }

    /// <summary>Letters and digits alone: the form in which "05 0000-0000" and "0500000000" are equal.</summary>
    public static string Squeeze(string folded) =>
        string.Concat(folded.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(x => x.ToString()));

    private const int Tatweel = 0x0640;

    private static readonly UnicodeCategory[] Unseen = [UnicodeCategory.NonSpacingMark, UnicodeCategory.Format];

    // string.Normalize throws at lone surrogates and at U+FFFE, which anybody can post.
    private static string WellFormed(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
}
