using System.Globalization;
using System.Text;

namespace Miftah.Domain.Passwords;

/// <summary>
/// Passwords that a guesser reaches early: those on the list, and the few patterns that no list can hold.
/// </summary>
/// <remarks>
/// Refused are: an entry of the list; one short or predictable block repeated; nothing but runs of neighbouring keys;
/// an
/// entry with at most eight other signs around it, where a run counts as one sign. Words side by side are not: three
/// unrelated words are what the page advises.
/// </remarks>
internal sealed class PredictablePasswords(ICommonPasswords common)
{
    /// <summary>A shorter base is no word; and what leaves less than this is all decoration.</summary>
    public const int BaseMin = 4;

    /// <summary>
    /// The most signs around a common base that make it no better: a year, a birth date, a few points.
    /// </summary>
    public const int DecorationMax = 8;

    /// <summary>The most signs in a password without a base: "aaaaaaaaaaab" has two.</summary>
    public const int BarePiecesMax = 4;

    /// <summary>A repeated block is as good as the block; a shorter one is no password.</summary>
    public const int BlockMin = 8;

    private static readonly UnicodeCategory[] Between =
    [
        UnicodeCategory.SpaceSeparator,
        UnicodeCategory.DashPunctuation,
        UnicodeCategory.ConnectorPunctuation,
    ];

    /// <summary>
    /// Whether <paramref name="password"/> is one of them, in any case, digits, separators or keyboard layout.
    /// </summary>
    public bool Contain(string password)
    {
        var folded = PasswordText.Fold(password);
        string[] spellings = [folded, Joined(folded), PasswordText.Fold(ArabicKeyboard.ToLatin(password))];
        return spellings.Distinct(StringComparer.Ordinal).Any(x => IsPredictable([.. x.EnumerateRunes()]));
    }

    // "pass word" is "password": without what people put between words.
    private static string Joined(string folded) =>
        string.Concat(folded.Where(x => x != '.' && !Between.Contains(char.GetUnicodeCategory(x))));

    private bool IsPredictable(Rune[] text) =>
        text.Length > 0 && (common.Contains(Text(text)) || IsOneBlock(text) || IsAllRuns(text) || IsDecorated(text));

    private bool IsOneBlock(Rune[] text)
    {
        var block = Period(text);
        return block <= text.Length / 2 && (block < BlockMin || IsPredictable(text[..block]));
    }

    private static bool IsAllRuns(ReadOnlySpan<Rune> text)
    {
        while (!text.IsEmpty)
        {
            var run = KeyboardRuns.AtStart(text);
            if (run == 0)
                return false;
            text = text[run..];
        }
        return true;
    }

    // Every way to take signs off both ends, for "power2030" would else lose its "wer" too.
    private bool IsDecorated(Rune[] text)
    {
        var heads = Cuts(text);
        var tails = Cuts([.. text.Reverse()]);
        for (var head = 0; head < heads.Count; head++)
        for (var tail = head == 0 ? 1 : 0; tail < tails.Count && head + tail <= DecorationMax; tail++)
            if (IsBase(text, heads[head], text.Length - tails[tail], head + tail))
                return true;
        return false;
    }

    private bool IsBase(Rune[] text, int start, int end, int pieces)
    {
        if (end - start < BaseMin)
            return pieces <= BarePiecesMax;
        var middle = text[start..end];
        return common.Contains(Text(middle)) || IsOneBlock(middle);
    }

    // How far 0, 1, 2 … signs reach from the start: a sign is a run, or one character that is no letter.
    private static List<int> Cuts(ReadOnlySpan<Rune> text)
    {
        List<int> cuts = [0];
        while (cuts.Count <= DecorationMax && cuts[^1] < text.Length)
        {
            var run = KeyboardRuns.AtStart(text[cuts[^1]..]);
            if (run == 0 && Rune.IsLetter(text[cuts[^1]]))
                break;
            cuts.Add(cuts[^1] + Math.Max(run, 1));
        }
        return cuts;
    }

    // The shortest block whose repetition, the last maybe cut short, is the text: by the failure function of
    // Knuth, Morris and Pratt.
    private static int Period(Rune[] text)
    {
        var border = new int[text.Length];
        for (int i = 1, same = 0; i < text.Length; i++)
        {
            while (same > 0 && text[i] != text[same])
                same = border[same - 1];
            if (text[i] == text[same])
                same++;
            border[i] = same;
        }
        return text.Length - border[^1];
    }

    private static string Text(ReadOnlySpan<Rune> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
            text.Append(rune.ToString());
        return text.ToString();
    }
}
