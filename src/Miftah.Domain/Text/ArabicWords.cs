using System.Globalization;
using System.Text;

namespace Miftah.Domain.Text;

/// <summary>Words as they are looked for: one spelling for the many in which Arabic is typed.</summary>
public static class ArabicWords
{
    /// <summary>
    /// Lower case; without vowel marks, tatweel and hamzas; ta marbuta as ha, alef maqsura as ya; words parted by one
    /// space.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder();
        // Decomposed, a hamza is a mark like a vowel and falls with them.
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is Tatweel or LoneHamza)
                continue;
            kept.Append(char.IsLetterOrDigit(c) ? One(c) : ' ');
        }
        return string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private const char Tatweel = 'ـ';
    private const char LoneHamza = 'ء';

    private static char One(char c) =>
        c switch
        {
            'ٱ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            _ => c,
        };
}
