using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Kiosk;

/// <summary>
/// What every screen of a kiosk has: the buttons of its look, and a keypad whose keys are buttons of the form, so that
/// it works without script. A key, like a look, shows the screen again.
/// </summary>
public abstract class ScreenPage : KioskPage
{
    /// <summary>The name of the buttons of the keypad.</summary>
    public const string KeyField = "Key";

    /// <summary>The key that takes the last digit back.</summary>
    public const string BackKey = "back";

    private const int TypedMax = 20;

    /// <summary>What was typed on the keypad, or a keyboard.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    protected override bool IsShownAgain(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.TryGetValue(KioskLook.Field, out var look))
        {
            KioskLook.Toggle(HttpContext, look.ToString());
            return true;
        }
        if (!form.TryGetValue(KeyField, out var key))
            return base.IsShownAgain(form);
        Typed = Press(Domain.Text.Typed.Digits(Typed), key.ToString());
        return true;
    }

    private static string Press(string typed, string key) =>
        key switch
        {
            BackKey => typed.Length == 0 ? typed : typed[..^1],
            [>= '0' and <= '9'] when typed.Length < TypedMax => typed + key,
            _ => typed,
        };
}
