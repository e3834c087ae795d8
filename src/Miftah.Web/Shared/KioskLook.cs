using Miftah.Web.Doors;

namespace Miftah.Web.Shared;

/// <summary>
/// How a kiosk's screen looks to the person before it: kept in a cookie until the wipe, and nowhere else.
/// </summary>
public static class KioskLook
{
    /// <summary>The name of the buttons that change it.</summary>
    public const string Field = "Look";

    /// <summary>The screen is spoken.</summary>
    public const string Sound = "sound";

    /// <summary>The looks, each on or off: larger text, high contrast, everything within reach of a seat.</summary>
    public static readonly IReadOnlyList<string> All = ["large", "contrast", "low", Sound];

    private static readonly object Item = new();

    /// <summary>The looks that are on.</summary>
    public static IReadOnlyList<string> Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var said =
            context.Items[Item] as string
            ?? context.RequestServices.GetRequiredService<Cookies>().Read(context, CookieKind.Look)
            ?? "";
        return [.. All.Where(x => said.Split('.').Contains(x, StringComparer.Ordinal))];
    }

    public static void Toggle(HttpContext context, string look)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!All.Contains(look, StringComparer.Ordinal))
            return;
        var on = Of(context);
        var now = string.Join('.', All.Where(x => on.Contains(x, StringComparer.Ordinal) != (x == look)));
        context.Items[Item] = now;
        context.RequestServices.GetRequiredService<Cookies>().Write(context, CookieKind.Look, now);
    }

    /// <summary>As the next person finds it.</summary>
    public static void Forget(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Item] = "";
        context.RequestServices.GetRequiredService<Cookies>().Delete(context, CookieKind.Look);
    }
}
