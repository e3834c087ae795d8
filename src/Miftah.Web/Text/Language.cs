using System.Globalization;

namespace Miftah.Web.Text;

/// <summary>A language of the pages. Arabic has no prefix in the address; English lives under /en.</summary>
public sealed record Language(string Code, string Direction, string Prefix, CultureInfo Culture)
{
    public static readonly Language Arabic = new("ar", "rtl", "", MakeCulture("ar"));
    public static readonly Language English = new("en", "ltr", "/en", MakeCulture("en"));

    public Language Other => this == Arabic ? English : Arabic;

    public static Language Of(HttpContext context) =>
        string.Equals(context.Request.PathBase.Value, English.Prefix, StringComparison.Ordinal) ? English : Arabic;

    // Never ar-SA: it brings the Umm al-Qura calendar, Arabic-Indic digits and another decimal point into parsing.
    private static CultureInfo MakeCulture(string code)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(code).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        return CultureInfo.ReadOnly(culture);
    }
}
