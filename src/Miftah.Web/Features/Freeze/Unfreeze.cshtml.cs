using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Freeze;

/// <summary>
/// Lifts a freeze by the password and an authenticator that was bound before; never by SMS. Everything is asked for
/// on one
/// page, so that nothing in between tells what an account has.
/// </summary>
public sealed class UnfreezeModel(UnfreezeAccount unfreeze, PasskeyCeremony passkeys, LimitGate limits) : PublicPage
{
    private static readonly Refusal NameEmpty = new("sign-in.name-empty");
    private static readonly Refusal PasswordEmpty = new("sign-in.password-empty");

    /// <summary>The same ways for everyone: what an account has shows nowhere.</summary>
    private static readonly AuthenticatorKind[] AllKinds =
    [
        AuthenticatorKind.AuthenticatorApp,
        AuthenticatorKind.SavedCodes,
        AuthenticatorKind.Passkey,
    ];

    [BindProperty]
    public string? Username { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>The way that was chosen, one of <see cref="ProofWays"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public ProofView Proof { get; private set; } = null!;

    public bool IsLifted { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Username))
            Refuse(nameof(Username), NameEmpty);
        if (string.IsNullOrEmpty(Password))
            Refuse(nameof(Password), PasswordEmpty);
        if (Refusals.Count > 0)
            return Page();
        var fields = new ProofFields(Proof.Way, Code, Passkey);
        var outcome = await unfreeze.TryAsync(Username!, Password!, fields, HttpContext, cancel);
        if (outcome?.Why == VerifyPassword.NoMatch)
            limits.CountFailedSignIn();
        if (outcome is { } refused)
            return ShowRefusal(refused.Field, refused.Why!, ("until", this.Moment(refused.Until)));
        IsLifted = true;
        return Page();
    }

    /// <summary>For the script: what the browser's passkey is to sign. Nobody is named yet.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await passkeys.AskAsync(PasskeyUse.SecondProof, Guid.Empty, null, cancel), "application/json");

    protected override Task<IActionResult?> ReadyAsync()
    {
        Proof = ProofView.Of(AllKinds, withSms: false, By);
        return base.ReadyAsync();
    }
}
