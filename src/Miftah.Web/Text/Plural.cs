namespace Miftah.Web.Text;

/// <summary>
/// The plural form of a counted noun: one key for each form under the sentence's key (copy.md, "Six plural forms").
/// </summary>
public static class Plural
{
    /// <summary>The name of the form for <paramref name="count"/>: zero, one, two, few, many or other.</summary>
    /// <remarks>Arabic by the rules of Unicode CLDR; English uses one and other alone.</remarks>
    public static string FormOf(Language language, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (language == Language.English)
            return count == 1 ? "one" : "other";
        return (count, count % 100) switch
        {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, >= 3 and <= 10) => "few",
            (_, >= 11) => "many",
            _ => "other",
        };
    }

    /// <summary>The counted noun of <paramref name="key"/>, for example "count.characters": 8 خانات، 12 خانة.</summary>
    public static Shown Counted(this Text text, string key, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = $"{key}.{FormOf(text.Language, count)}";
        var number = text.Ltr(count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var html = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        text.Html(form, ("count", number)).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new(text.Plain(form, ("count", number)), html.ToString());
    }
}
