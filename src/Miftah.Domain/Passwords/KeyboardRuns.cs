using System.Text;

namespace Miftah.Domain.Passwords;

/// <summary>
/// Runs of neighbours: one character repeated, or steps along the digits, an alphabet or a row of keys.
/// </summary>
internal static class KeyboardRuns
{
    /// <summary>Two neighbours stand in every other word; three begin a run.</summary>
    public const int RunMin = 3;

    // Folded spellings, each character once in its row; a run may pass from a row's end to its beginning.
    private static readonly string[] Rows =
    [
        "1234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        .. "1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 147 258 369".Split(' '),
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
        "ضصثقفغعهخحجد",
        "شسيبلاتنمكط",
        "رلاىةوزظ",
    ];

    /// <summary>The length of the longest run at the start of <paramref name="text"/>; 0 where there is none.</summary>
    public static int AtStart(ReadOnlySpan<Rune> text)
    {
        var longest = Length(text, x => x);
        foreach (var row in Rows)
        {
            longest = Math.Max(longest, Length(text, x => Step(row, x, 1)));
            longest = Math.Max(longest, Length(text, x => Step(row, x, -1)));
        }
        return longest >= RunMin ? longest : 0;
    }

    private static int Length(ReadOnlySpan<Rune> text, Func<Rune, Rune?> next)
    {
        var length = text.IsEmpty ? 0 : 1;
        while (length > 0 && length < text.Length && next(text[length - 1]) == text[length])
            length++;
        return length;
    }

    private static Rune? Step(string row, Rune from, int by)
    {
        var place = from.IsBmp ? row.IndexOf((char)from.Value, StringComparison.Ordinal) : -1;
        return place < 0 ? null : new Rune(row[(place + by + row.Length) % row.Length]);
    }
}
