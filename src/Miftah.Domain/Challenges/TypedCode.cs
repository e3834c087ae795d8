using System.Globalization;

namespace Miftah.Domain.Challenges;

/// <summary>
/// Reads a code as people type it: in any digits of the world, with spaces, dashes or marks of direction between.
/// </summary>
public static class TypedCode
{
    private const int LengthMax = 64;

    /// <summary>
    /// The ASCII digits of <paramref name="typed"/>, or null when it holds anything else than digits and separators.
    /// </summary>
    public static string? Digits(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > LengthMax)
            return null;
        var digits = new System.Text.StringBuilder(typed.Length);
        foreach (var sign in typed)
        {
            var value = CharUnicodeInfo.GetDecimalDigitValue(sign);
            if (value >= 0)
                digits.Append((char)('0' + value));
            else if (!IsSeparator(sign))
                return null;
        }
        return digits.ToString();
    }

    private static bool IsSeparator(char sign) =>
        char.IsWhiteSpace(sign)
        || char.GetUnicodeCategory(sign)
            is UnicodeCategory.Format
                or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OtherPunctuation;
}
