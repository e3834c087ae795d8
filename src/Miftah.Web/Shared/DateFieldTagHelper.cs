using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Miftah.Domain.Recovery;

namespace Miftah.Web.Shared;

/// <summary>
/// A date as people read it from a document: the calendar, then day, month and year as text. The month may be a
/// number or a name. A refusal may name one part, or the whole answer.
/// </summary>
[HtmlTargetElement("date-field", Attributes = "legend")]
public sealed class DateFieldTagHelper : FieldTagHelper
{
    public const string CalendarName = nameof(AnswerFields.Calendar);
    public const string DayName = nameof(AnswerFields.Day);
    public const string MonthName = nameof(AnswerFields.Month);
    public const string YearName = nameof(AnswerFields.Year);

    public DateFieldTagHelper(Text.Text text)
        : base(text) => Name = "Answer";

    [HtmlAttributeName("legend")]
    public string Question { get; set; } = "";

    /// <summary>hijri or gregorian; null when not yet chosen.</summary>
    public string? Calendar { get; set; }

    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    protected override IReadOnlyList<string> Answers => [Name, CalendarName, DayName, MonthName, YearName];

    protected override void Write(TagHelperOutput output, IHtmlContent? hint)
    {
        Wrap(output);
        var parts = new HtmlContentBuilder();
        parts.AppendHtml(Part(DayName, "date.day", Day, "date-part"));
        parts.AppendHtml(Part(MonthName, "date.month", Month, "date-part date-month"));
        parts.AppendHtml(Part(YearName, "date.year", Year, "date-part date-year"));
        var group = new HtmlContentBuilder();
        group.AppendHtml(Legend(Question));
        group.AppendHtml(Notes(hint));
        group.AppendHtml(Calendars());
        group.AppendHtml(Element("div", parts, ("class", "date-parts")));
        output.Content.AppendHtml(Element("fieldset", group, ("id", Name), ("aria-describedby", DescribedBy(hint))));
    }

    private IHtmlContent Calendars()
    {
        (string, string)[] options =
        [
            (AnswerFields.Hijri, T["calendar.hijri"]),
            (AnswerFields.Gregorian, T["calendar.gregorian"]),
        ];
        var group = new HtmlContentBuilder();
        group.AppendHtml(Element("legend", T["calendar.title"]));
        group.AppendHtml(RadioFieldTagHelper.Choices(CalendarName, options, Calendar, "choices choices-inline"));
        return Element("fieldset", group, ("class", "date-calendar"));
    }

    // The month takes a name too, so it has no numeric keyboard; its direction follows what is typed.
    private IHtmlContent Part(string name, string key, string? value, string classes)
    {
        var isMonth = name == MonthName;
        var part = new HtmlContentBuilder();
        part.AppendHtml(Element("label", T[key], ("for", name)));
        part.AppendHtml(
            Input(
                ("id", name),
                ("name", name),
                ("type", "text"),
                ("value", TextFieldTagHelper.Echo(value)),
                ("dir", isMonth ? "auto" : "ltr"),
                ("inputmode", isMonth ? null : "numeric"),
                ("autocomplete", "off"),
                ("aria-invalid", IsPartRefused(name) ? "true" : null)
            )
        );
        return Element("div", part, ("class", classes));
    }

    private bool IsPartRefused(string part) =>
        RefusedNames.Any(x =>
            string.Equals(x, part, StringComparison.Ordinal) || string.Equals(x, Name, StringComparison.Ordinal)
        );
}
