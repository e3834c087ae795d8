using Miftah.Web.Doors.Kiosk;
using Miftah.Web.Text;

namespace Miftah.Web.Shared;

/// <summary>
/// What a kiosk says at a screen: prepared clips, for whoever does not see it. They speak of the screen alone, never of
/// the person; scripts/make-guide.sh makes them.
/// </summary>
public static class KioskGuide
{
    private const string Refused = "refused";

    /// <summary>The clips of a screen in the order in which they are heard; none where none were prepared.</summary>
    /// <param name="context">Of the screen, whose address is the name of its clip.</param>
    /// <param name="language">Of the screen.</param>
    /// <param name="refusal">The code of the first refusal on it, which is heard first.</param>
    /// <param name="names">Other clips than that of the address.</param>
    public static IReadOnlyList<string> Of(
        HttpContext context,
        Language language,
        string? refusal = null,
        IEnumerable<string>? names = null
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var clips = (names ?? [NameOf(context.Request.Path)]).Select(x => Find(context, language, x));
        if (refusal is not null)
            clips = clips.Prepend(Find(context, language, $"refusal-{refusal}") ?? Find(context, language, Refused));
        return [.. clips.OfType<string>()];
    }

    private static string NameOf(PathString path)
    {
        var below = (path.Value ?? "")[KioskDoor.HomePath.Length..].Trim('/');
        return below.Length == 0 ? "start" : below.Replace('/', '-');
    }

    // A file that the build knows has its fingerprint in its address.
    private static string? Find(HttpContext context, Language language, string name)
    {
        var file = $"sound/kiosk/{name}.{language.Code}.oga";
        return StaticAsset.Of(context, file) is var address && address == $"/{file}" ? null : address;
    }
}
