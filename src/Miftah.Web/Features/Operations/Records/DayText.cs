using System.Globalization;
using Miftah.Domain.Text;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>A day as it is typed: year, month and day, with or without something between them.</summary>
internal static class DayText
{
    public const string Format = "yyyy-MM-dd";

    public const string Example = "2026-11-23";

    private const string Digits = "yyyyMMdd";

    public static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    // Before and after the portal; a time zone never leads out of what a date can be.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <returns>False for what is no day. Nothing typed is no day, and is right.</returns>
    public static bool TryRead(string? typed, out DateOnly? day)
    {
        day = null;
        var text = Typed.Digits(typed);
        if (text.Length == 0)
            return true;
        if (!DateOnly.TryParseExact(text, Digits, Plain, DateTimeStyles.None, out var read))
            return false;
        day = read;
        return read >= Earliest && read <= Latest;
    }
}
