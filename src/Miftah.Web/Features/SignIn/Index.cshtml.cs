using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.SignIn;

/// <summary>Name and password, or a passkey alone.</summary>
public sealed class IndexModel(BeginSignIn begin, SignInByPasskey byPasskey, PasskeyCeremony passkeys, LimitGate limits)
    : PublicPage
{
    /// <summary>Longer input is refused without hashing it; no password rule accepts anything near it.</summary>
    private const int TypedMax = 4096;

    private static readonly Refusal NameEmpty = new("sign-in.name-empty");
    private static readonly Refusal PasswordEmpty = new("sign-in.password-empty");
    private static readonly Refusal TooLong = new("sign-in.no-match");

    [BindProperty]
    public string? Username { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>
    /// Why this page is shown instead of the one asked for: the session ended, or the person signed out.
    /// </summary>
    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    /// <summary>The text key of the sentence that says so.</summary>
    public string? Note =>
        Ended switch
        {
            "1" => "sign-in.session-ended",
            "out" => "sign-in.signed-out",
            "code" => "sign-in.attempt-ended",
            "left" => "sign-in.left",
            _ => null,
        };

    /// <summary>The right password of a frozen account: the way to lift the freeze is shown.</summary>
    public bool IsFrozen => Refusals.Any(x => x.Code == BeginSignIn.ClosedState(AccountState.Frozen).Code);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Username))
            Refuse(nameof(Username), NameEmpty);
        if (string.IsNullOrEmpty(Password))
            Refuse(nameof(Password), PasswordEmpty);
        if (Refusals.Count > 0)
            return Page();
        if (Username!.Length > TypedMax || Password!.Length > TypedMax)
            return ShowRefusal(nameof(Username), TooLong);
        var refused = await begin.TryAsync(Username, Password, HttpContext, cancel);
        if (refused is null)
            return Redirect($"{Request.PathBase}/sign-in/code");
        // What was compared, and not what a pause turned away: it costs nothing, and would let a few fill the measure.
        if (refused.Why == VerifyPassword.NoMatch)
            limits.CountFailedSignIn();
        return ShowRefusal(nameof(Username), refused.Why, ("until", this.Moment(refused.Until)));
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel) =>
        await byPasskey.TryAsync(Passkey, current: null, HttpContext, cancel) is { } refused
            ? ShowRefusal(nameof(Passkey), refused)
            : Redirect($"{Request.PathBase}/home");

    /// <summary>For the script: what the browser's passkey is to sign. Nobody is named yet.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await passkeys.AskAsync(PasskeyUse.SignIn, Guid.Empty, null, cancel), "application/json");
}
