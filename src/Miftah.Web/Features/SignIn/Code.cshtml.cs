using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;
using Miftah.Domain.Text;
using Miftah.Web.Doors;
using Miftah.Web.Features.Authenticators;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.SignIn;

/// <summary>
/// The second step: what is bound to the account, strongest first, or the code that goes to the mobile.
/// </summary>
public sealed class CodeModel(
    MiftahDb db,
    FinishSignIn finish,
    AskSmsCode ask,
    VerifyProof verify,
    PasskeyCeremony passkeys,
    PersonalDataSeal personal,
    Cookies cookies,
    IConfiguration configuration,
    TimeProvider clock
) : PublicPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    /// <summary>The way that was chosen, one of <see cref="ProofWays"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public SignInAttempt Attempt { get; private set; } = null!;

    /// <summary>
    /// The last two digits of the registered mobile: the password was right, so its owner may be reminded.
    /// </summary>
    public string MobileEnd { get; private set; } = "";

    /// <summary>A new code was asked for on the former page.</summary>
    public bool Resent => Attempt.Resends > 0;

    public ProofView Proof { get; private set; } = null!;

    private SubscriberAccount account = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Proof.Way != ProofWays.Sms)
            return await ProveAsync(cancel);
        var code = Typed.Digits(Code);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Code), problem);
        return After(nameof(Code), await finish.ByCodeAsync(Attempt, code, HttpContext, cancel));
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancel)
    {
        if (!Proof.Ways.Contains(ProofWays.Sms, StringComparer.Ordinal))
            return Redirect($"{Request.PathBase}/sign-in/code");
        Proof = Proof with { Way = ProofWays.Sms };
        if (await ask.ForAsync(Attempt, account, cancel) is { } refused)
            return ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(refused.Until)));
        var choice = Proof.Ways.Count > 1 ? $"?by={ProofWays.Sms}" : "";
        return Redirect($"{Request.PathBase}/sign-in/code{choice}");
    }

    /// <summary>For the script: what the browser's passkey is to sign.</summary>
    public async Task<IActionResult> OnPostAskPasskeyAsync(CancellationToken cancel) =>
        Content(await passkeys.AskAsync(PasskeyUse.SecondProof, Attempt.Id, account, cancel), "application/json");

    private async Task<IActionResult> ProveAsync(CancellationToken cancel)
    {
        var owner = new ProofOwner(Attempt.AccountId, Attempt.IdentityKey, Attempt.KnownDevice, Attempt.Id);
        var outcome = await verify.TryAsync(owner, new(Proof.Way, Code, Passkey), cancel);
        return outcome.Proof is { } proof
            ? After(outcome.Field, await finish.ByProofAsync(Attempt, proof, HttpContext, cancel))
            : ShowRefusal(outcome.Field, outcome.Why!, ("until", this.Moment(outcome.Until)));
    }

    private IActionResult After(string field, SignInRefusal? refused) =>
        refused is null
            ? Redirect($"{Request.PathBase}{AfterSignIn.PathOf(Attempt.Then)}")
            : ShowRefusal(field, refused.Why, ("until", this.Moment(refused.Until)));

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var secret = Secrets.Hash(cookies.Read(HttpContext, CookieKind.SignIn) ?? "");
        var found = await db.SignInAttempts.AsNoTracking().SingleOrDefaultAsync(x => x.SecretHash == secret);
        // A second post of the right code finds the session already open.
        if (found is null || !found.IsOpen(clock.Now()))
            return Redirect(
                $"{Request.PathBase}{(User.Identity?.IsAuthenticated == true ? "/home" : "/sign-in?ended=code")}"
            );
        Attempt = found;
        account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == found.AccountId);
        MobileEnd = personal.Open(account).Mobile[^2..];
        var kinds = await db.BoundTo(account.Id).Select(x => x.Kind).Distinct().OrderBy(x => x).ToListAsync();
        var options = configuration.GetSection("Miftah:SignIn").Get<SignInOptions>() ?? new();
        // Who comes to change what guards the account shows the strongest: a code by SMS must not remove a passkey.
        var withSms = kinds.Count == 0 || (options.SmsBesideStronger && Attempt.Replaces is null);
        Proof = ProofView.Of(kinds, withSms, By);
        return null;
    }
}
