using System.Globalization;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Challenges.Sound;

/// <summary>The spoken digits of each language, read once; scripts/make-digits.sh makes them.</summary>
internal static class DigitClips
{
    private static readonly Dictionary<string, short[][]> Clips = new(StringComparer.Ordinal)
    {
        [Language.Arabic.Code] = Read(Language.Arabic),
        [Language.English.Code] = Read(Language.English),
    };

    /// <summary>The samples of 0 to 9.</summary>
    public static IReadOnlyList<short[]> Of(Language language) => Clips[language.Code];

    private static short[][] Read(Language language) =>
        [.. Enumerable.Range(0, 10).Select(digit => Wave.Read(Load(language, digit)))];

    private static byte[] Load(Language language, int digit)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Challenges.{language.Code}-{digit}.wav");
        using var file = typeof(DigitClips).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
