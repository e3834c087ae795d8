namespace Miftah.Domain.Recovery;

/// <summary>
/// The fields of the answer page as posted. One of the two shapes is filled: a text, or a date in parts.
/// </summary>
/// <param name="Answer">A number or document number.</param>
/// <param name="Calendar">The calendar of the date: <see cref="Hijri"/> or <see cref="Gregorian"/>.</param>
/// <param name="Day">Day of the month.</param>
/// <param name="Month">A number or a name, in Arabic or English.</param>
/// <param name="Year">Four digits.</param>
public sealed record AnswerFields(string? Answer, string? Calendar, string? Day, string? Month, string? Year)
{
    /// <summary>The calendar of Umm al-Qura.</summary>
    public const string Hijri = "hijri";

    public const string Gregorian = "gregorian";

    /// <summary>Fields of an answer in one text.</summary>
    public static AnswerFields OfText(string? answer) => new(answer, null, null, null, null);

    /// <summary>Fields of a date.</summary>
    public static AnswerFields OfDate(string? calendar, string? day, string? month, string? year) =>
        new(null, calendar, day, month, year);

    /// <summary>Nothing of what was typed: answers are in no log.</summary>
    public override string ToString() => nameof(AnswerFields);
}
