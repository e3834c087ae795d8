using System.Text.RegularExpressions;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// What SMS may cost; section "Miftah:Sms:Caps". Written into appsettings.json, a change holds within seconds, without
/// a restart.
/// </summary>
public sealed partial class SmsCapOptions
{
    public const string Section = "Miftah:Sms:Caps";

    /// <summary>In <see cref="Stopped"/>: no SMS to anybody.</summary>
    public const string Everybody = "*";

    /// <summary>Codes to numbers that begin with the same country code and three digits, in a clock hour.</summary>
    public int PrefixPerHour { get; set; } = 2_000;

    /// <summary>The same in a day of UTC.</summary>
    public int PrefixPerDay { get; set; } = 20_000;

    /// <summary>
    /// Codes to one foreign country in a clock hour: expensive destinations are where a thief of SMS has a share.
    /// </summary>
    public int AbroadPerHour { get; set; } = 300;

    /// <summary>The same in a day of UTC.</summary>
    public int AbroadPerDay { get; set; } = 2_000;

    /// <summary>Codes in all, in a clock hour.</summary>
    public int AllPerHour { get; set; } = 20_000;

    /// <summary>The same in a day of UTC.</summary>
    public int AllPerDay { get; set; } = 200_000;

    /// <summary>
    /// Notices have counts of their own, so many times as large: whoever spends the codes of an hour must not silence
    /// what people are told about their accounts.
    /// </summary>
    public int NoticeTimes { get; set; } = 10;

    /// <summary>
    /// The switch: no SMS goes to numbers that begin with one of these ("+44, +966500"), or to anybody ("*").
    /// </summary>
    public string? Stopped { get; set; }

    /// <summary>The beginnings in <see cref="Stopped"/>.</summary>
    public IEnumerable<string> StoppedBeginnings =>
        (Stopped ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One sentence for each value that is not what it must be.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, int Value)[] figures =
        [
            (nameof(PrefixPerHour), PrefixPerHour),
            (nameof(PrefixPerDay), PrefixPerDay),
            (nameof(AbroadPerHour), AbroadPerHour),
            (nameof(AbroadPerDay), AbroadPerDay),
            (nameof(AllPerHour), AllPerHour),
            (nameof(AllPerDay), AllPerDay),
            (nameof(NoticeTimes), NoticeTimes),
        ];
        foreach (var (name, _) in figures.Where(x => x.Value is < 1 or > 100_000_000))
            yield return $"{Section}:{name} must be 1 to 100,000,000.";
        foreach (var prefix in StoppedBeginnings.Where(x => !StoppedShape.IsMatch(x)))
            yield return $"{Section}:Stopped holds \"{prefix}\": it lists beginnings of numbers (\"+44\"), or \"*\".";
    }

    [GeneratedRegex(@"^(\*|\+[0-9]{1,15})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StoppedShape { get; }
}
