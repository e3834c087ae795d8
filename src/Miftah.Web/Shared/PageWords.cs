using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Miftah.Web.Shared;

public static class PageWords
{
    /// <summary>The words of the page's language.</summary>
    public static Text.Text T(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.HttpContext.RequestServices.GetRequiredService<Text.Text>();
    }

    /// <summary>A clock time for a refusal's sentence; nothing when there is no time.</summary>
    public static object? Moment(this PageModel page, DateTime? utc) =>
        utc is { } time ? page.T().ClockTime(time) : null;
}
