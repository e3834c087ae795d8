using System.Globalization;
using Miftah.Domain.Text;

namespace Miftah.Domain.Recovery;

/// <summary>
/// A date as printed on a document, Hijri (Umm al-Qura) or Gregorian; canonical is Gregorian yyyy-MM-dd.
/// </summary>
public sealed class DateFormat : AnswerFormat
{
    /// <summary>The Hijri years that the calendar of Umm al-Qura defines: April 1900 to November 2077.</summary>
    public const int HijriYearMin = 1318;

    /// <inheritdoc cref="HijriYearMin"/>
    public const int HijriYearMax = 1500;

    /// <summary>The Gregorian years that a document of a living person can show.</summary>
    public const int GregorianYearMin = 1900;

    /// <inheritdoc cref="GregorianYearMin"/>
    public const int GregorianYearMax = 2100;

    public static readonly Refusal NoCalendar = new("answer.date.calendar");
    public static readonly Refusal DayIsNoNumber = new("answer.date.day-format");
    public static readonly Refusal MonthIsNoMonth = new("answer.date.month-format");
    public static readonly Refusal MonthOfOtherCalendar = new("answer.date.month-calendar");
    public static readonly Refusal YearIsNotFourDigits = new("answer.date.year-format");
    public static readonly Refusal HijriRange = new("answer.date.range-hijri");
    public static readonly Refusal GregorianRange = new("answer.date.range-gregorian");

    public static readonly DateFormat Birth = new(
        new(
            new("answer.birth.empty"),
            new("answer.birth.day-missing"),
            new("answer.birth.month-missing"),
            new("answer.birth.year-missing"),
            new("answer.birth.unreal-hijri"),
            new("answer.birth.unreal-gregorian")
        )
    );

    public static readonly DateFormat Expiry = new(
        new(
            new("answer.expiry.empty"),
            new("answer.expiry.day-missing"),
            new("answer.expiry.month-missing"),
            new("answer.expiry.year-missing"),
            new("answer.expiry.unreal-hijri"),
            new("answer.expiry.unreal-gregorian")
        )
    );

    private const int DayMax = 31;
    private const int YearDigits = 4;

    private static readonly UmAlQuraCalendar UmmAlQura = new();
    private static readonly GregorianCalendar Gregory = new();

    private readonly Refusals why;

    private DateFormat(Refusals why) => this.why = why;

    internal override Result<string> Parse(AnswerFields fields)
    {
        if (fields.Calendar is not (AnswerFields.Hijri or AnswerFields.Gregorian))
            return NoCalendar;
        var isHijri = string.Equals(fields.Calendar, AnswerFields.Hijri, StringComparison.Ordinal);
        var (day, month, year) = (Typed.Digits(fields.Day), Typed.Digits(fields.Month), Typed.Digits(fields.Year));
        if (Missing(day, month, year) is { } missing)
            return missing;
        if (Number(day) is not (>= 1 and <= DayMax and var dayNumber))
            return DayIsNoNumber;
        var named = MonthName.Find(month);
        if (named is not null && named.IsHijri != isHijri)
            return MonthOfOtherCalendar;
        if ((named?.Number ?? Number(month)) is not (>= 1 and <= 12 and var monthNumber))
            return MonthIsNoMonth;
        if (year.Length != YearDigits || Number(year) is not { } yearNumber)
            return YearIsNotFourDigits;
        return isHijri ? OfHijri(yearNumber, monthNumber, dayNumber) : OfGregorian(yearNumber, monthNumber, dayNumber);
    }

    /// <summary>The field of a refusal by this format, null for refusals of others.</summary>
    internal static string? FieldOf(Refusal refusal) =>
        refusal.Code.Split('.') switch
        {
            ["answer", "date" or "birth" or "expiry", var rest] => rest.Split('-')[0] switch
            {
                "calendar" => nameof(AnswerFields.Calendar),
                "month" => nameof(AnswerFields.Month),
                "year" or "range" => nameof(AnswerFields.Year),
                _ => nameof(AnswerFields.Day),
            },
            _ => null,
        };

    private Refusal? Missing(string day, string month, string year) =>
        (day.Length, month.Length, year.Length) switch
        {
            (0, 0, 0) => why.Empty,
            (0, _, _) => why.NoDay,
            (_, 0, _) => why.NoMonth,
            (_, _, 0) => why.NoYear,
            _ => null,
        };

    private Result<string> OfHijri(int year, int month, int day)
    {
        if (year is < HijriYearMin or > HijriYearMax)
            return HijriRange;
        return day <= UmmAlQura.GetDaysInMonth(year, month) ? Canonical(UmmAlQura, year, month, day) : why.UnrealHijri;
    }

    private Result<string> OfGregorian(int year, int month, int day)
    {
        if (year is < GregorianYearMin or > GregorianYearMax)
            return GregorianRange;
        return day <= Gregory.GetDaysInMonth(year, month) ? Canonical(Gregory, year, month, day) : why.UnrealGregorian;
    }

    private static string Canonical(Calendar calendar, int year, int month, int day) =>
        calendar.ToDateTime(year, month, day, 0, 0, 0, 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Sentences that name the date; the others are about a part of it.
    private sealed record Refusals(
        Refusal Empty,
        Refusal NoDay,
        Refusal NoMonth,
        Refusal NoYear,
        Refusal UnrealHijri,
        Refusal UnrealGregorian
    );
}
