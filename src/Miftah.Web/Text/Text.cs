using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Miftah.Web.Text;

/// <summary>
/// A value inside a sentence: as plain text (titles, SMS) and as HTML (isolated in its own direction).
/// </summary>
public sealed record Shown(string Plain, string Html) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Html);

    public override string ToString() => Plain;
}

/// <summary>The words of one language. Sentences have keys; values go in by name: {number}.</summary>
public sealed class Text(TextCatalogue catalogue, Language language, Portal portal, HtmlEncoder encoder)
{
    public Language Language => language;

    /// <summary>The sentence of <paramref name="key"/> as plain text, without values of its own.</summary>
    public string this[string key] => Plain(key);

    /// <summary>The sentence with its values, as plain text: titles, SMS, attributes.</summary>
    public string Plain(string key, params (string Name, object? Value)[] values)
    {
        var sentence = catalogue.Find(language, key);
        foreach (var (name, value) in WithPortal(values))
            sentence = sentence.Replace($"{{{name}}}", AsPlain(value), StringComparison.Ordinal);
        return sentence;
    }

    /// <summary>
    /// The sentence with its values, encoded; a <see cref="Shown"/> or other HTML value goes in as it is.
    /// </summary>
    public IHtmlContent Html(string key, params (string Name, object? Value)[] values)
    {
        var sentence = encoder.Encode(catalogue.Find(language, key));
        foreach (var (name, value) in WithPortal(values))
            sentence = sentence.Replace($"{{{name}}}", AsHtml(value), StringComparison.Ordinal);
        return new HtmlString(sentence);
    }

    /// <summary>A number, reference or address in its own direction, whatever stands around it.</summary>
    public Shown Ltr(string value) => new(value, $"<bdi dir=\"ltr\">{encoder.Encode(value)}</bdi>");

    /// <summary>A clock time in the portal's time zone, always with morning or evening: 10:45 am.</summary>
    public Shown ClockTime(DateTime utc)
    {
        var local = portal.Local(utc);
        var digits = Ltr(local.ToString("h:mm", CultureInfo.InvariantCulture));
        var half = catalogue.Find(language, local.Hour < 12 ? "clock.am" : "clock.pm");
        return new($"{digits.Plain} {half}", $"{digits.Html}&nbsp;{encoder.Encode(half)}");
    }

    /// <summary>A day in the portal's time zone with its weekday, Gregorian: Monday 26 October 2026.</summary>
    public Shown Day(DateTime utc)
    {
        var day = portal.Local(utc).ToString("dddd d MMMM yyyy", language.Culture);
        return new(day, encoder.Encode(day));
    }

    /// <summary>A clock time as it stands after a preposition: الساعة 10:45 صباحًا.</summary>
    public Shown At(DateTime utc) =>
        new(Plain("clock.at", ("time", ClockTime(utc))), AsHtml(Html("clock.at", ("time", ClockTime(utc)))));

    /// <summary>Whether two moments fall on one day in the portal's time zone.</summary>
    public bool IsSameDay(DateTime utc, DateTime other) => portal.Local(utc).Date == portal.Local(other).Date;

    /// <summary>Day and clock time.</summary>
    public Shown Moment(DateTime utc) =>
        new(
            Plain("clock.moment", ("day", Day(utc)), ("time", ClockTime(utc))),
            AsHtml(Html("clock.moment", ("day", Day(utc)), ("time", ClockTime(utc))))
        );

    private IEnumerable<(string Name, object? Value)> WithPortal((string Name, object? Value)[] values) =>
        [
            .. values,
            ("portal", catalogue.Find(language, "portal.name")),
            ("host", Ltr(portal.Host)),
            ("support", Ltr(portal.SupportNumber)),
        ];

    private static string AsPlain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private string AsHtml(object? value)
    {
        if (value is not IHtmlContent html)
            return encoder.Encode(AsPlain(value));
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, encoder);
        return writer.ToString();
    }
}
