using Microsoft.AspNetCore.Mvc.RazorPages;
using Miftah.Domain;

namespace Miftah.Web.Shared;

public static class PageWords
{
    /// <summary>The words of the page's language.</summary>
    public static Text.Text T(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.HttpContext.RequestServices.GetRequiredService<Text.Text>();
    }

    /// <summary>When something opens again, for a refusal's sentence: with its day where that is not today.</summary>
    public static object? Moment(this PageModel page, DateTime? utc)
    {
        if (utc is not { } time)
            return null;
        var text = page.T();
        var now = page.HttpContext.RequestServices.GetRequiredService<TimeProvider>().Now();
        return text.IsSameDay(time, now) ? text.At(time) : text.Moment(time);
    }
}
