using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// The person proves themselves anew before anything that guards the account is changed: the password and the second
/// step, or a passkey. A fresh session takes the place of this one.
/// </summary>
[Authorize]
public sealed class ConfirmModel(MiftahDb db, BeginSignIn begin, SignInByPasskey byPasskey, PasskeyCeremony passkeys)
    : PublicPage
{
    private static readonly Refusal PasswordEmpty = new("sign-in.password-empty");

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>Where it leads: one of the names of <see cref="AfterSignIn"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public bool HasPasskey { get; private set; }

    private Session current = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(Password))
            return ShowRefusal(nameof(Password), PasswordEmpty);
        var refused = await begin.AgainAsync(current, Password, AfterSignIn.Known(Then), HttpContext, cancel);
        return refused is null
            ? Redirect($"{Request.PathBase}/sign-in/code")
            : ShowRefusal(nameof(Password), refused.Why, ("until", this.Moment(refused.Until)));
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel) =>
        await byPasskey.TryAsync(Passkey, current, HttpContext, cancel) is { } refused
            ? ShowRefusal(nameof(Passkey), refused)
            : Redirect($"{Request.PathBase}{AfterSignIn.PathOf(Then)}");

    /// <summary>For the script: what the browser's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await passkeys.AskAsync(PasskeyUse.SignIn, Guid.Empty, null, cancel), "application/json");

    protected override async Task<IActionResult?> ReadyAsync()
    {
        current = SessionAuthentication.Of(HttpContext);
        HasPasskey = await db.BoundTo(current.AccountId).AnyAsync(x => x.Kind == AuthenticatorKind.Passkey);
        return null;
    }
}
