namespace Miftah.KioskSimulator;

/// <summary>The two screens that the device shows by itself. They hold nothing of anybody.</summary>
public static class ScreenPages
{
    private const int RetrySeconds = 15;

    public static Task OfflineAsync(HttpContext http) =>
        ShowAsync(
            http,
            StatusCodes.Status503ServiceUnavailable,
            ("الجهاز غير متصل", "لم يُحفظ شيء. يمكن المحاولة بعد قليل، أو من جهاز آخر أو مركز خدمة."),
            ("This kiosk is offline", "Nothing was kept. Try again shortly, or use another kiosk or a service centre.")
        );

    public static Task OutOfServiceAsync(HttpContext http) =>
        ShowAsync(
            http,
            StatusCodes.Status503ServiceUnavailable,
            ("الجهاز خارج الخدمة", "يُستخدم جهاز آخر أو مركز خدمة."),
            ("This kiosk is out of service", "Use another kiosk or a service centre.")
        );

    private static async Task ShowAsync(
        HttpContext http,
        int status,
        (string Title, string Text) arabic,
        (string Title, string Text) english
    )
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        http.Response.Headers["Refresh"] = $"{RetrySeconds}; url=/kiosk";
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="ar" dir="rtl">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{arabic.Title}</title>
            <h1>{arabic.Title}</h1><p>{arabic.Text}</p>
            <div lang="en" dir="ltr"><h1>{english.Title}</h1><p>{english.Text}</p></div>
            </html>
            """,
            http.RequestAborted
        );
    }
}
