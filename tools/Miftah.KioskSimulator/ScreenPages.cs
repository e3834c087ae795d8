using System.Security.Cryptography;
using System.Text;

namespace Miftah.KioskSimulator;

/// <summary>
/// The two screens that the device shows by itself. They hold nothing of anybody. Without the line it looks for the
/// portal now and then; out of service it does not ask again by itself.
/// </summary>
public static class ScreenPages
{
    private const string Style =
        "body{font:28px/1.6 sans-serif;margin:64px}"
        + "a{display:inline-block;padding:24px 32px;border:2px solid;color:#14202b}";

    // The screen stays whole meanwhile: a page that fetches itself anew throws back whoever listens to it.
    private const string Script =
        "const look=()=>fetch('/kiosk').then(x=>x.ok?location.replace('/kiosk'):later(),later);"
        + "const later=()=>setTimeout(look,15000);later();";

    public static Task OfflineAsync(HttpContext http) =>
        ShowAsync(
            http,
            ("الجهاز غير متصل", "لم يُحفظ شيء. يمكن المحاولة بعد قليل، أو من جهاز آخر أو مركز خدمة."),
            ("This kiosk is offline", "Nothing was kept. Try again shortly, or use another kiosk or a service centre."),
            Script
        );

    public static Task OutOfServiceAsync(HttpContext http) =>
        ShowAsync(
            http,
            ("الجهاز خارج الخدمة", "يُستخدم جهاز آخر أو مركز خدمة."),
            ("This kiosk is out of service", "Use another kiosk or a service centre."),
            script: null
        );

    private static async Task ShowAsync(
        HttpContext http,
        (string Title, string Text) arabic,
        (string Title, string Text) english,
        string? script
    )
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; connect-src 'self'; style-src {HashOf(Style)}; script-src {HashOf(Script)}";
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="ar" dir="rtl">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{arabic.Title}</title>
            <style>{Style}</style>
            <main>
            <h1>{arabic.Title}</h1><p>{arabic.Text}</p><p><a href="/kiosk">إعادة المحاولة</a></p>
            <div lang="en" dir="ltr">
            <h2>{english.Title}</h2><p>{english.Text}</p><p><a href="/en/kiosk">Try again</a></p>
            </div>
            </main>
            {(script is null ? "" : $"<script>{script}</script>")}
            </html>
            """,
            http.RequestAborted
        );
    }

    private static string HashOf(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
