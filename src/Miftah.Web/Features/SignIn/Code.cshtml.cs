using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.SignIn;
using Miftah.Domain.Text;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.SignIn;

/// <summary>The second step: the code that went to the registered mobile.</summary>
public sealed class CodeModel(
    MiftahDb db,
    FinishSignIn finish,
    SendSignInCode send,
    PersonalDataSeal personal,
    Cookies cookies,
    TimeProvider clock
) : PublicPage
{
    private static readonly Refusal TooSoon = new("code.resend-too-soon");
    private static readonly Refusal Spent = new("code.resends-spent");

    [BindProperty]
    public string? Code { get; set; }

    public SignInAttempt Attempt { get; private set; } = null!;

    /// <summary>
    /// The last two digits of the registered mobile: the password was right, so its owner may be reminded.
    /// </summary>
    public string MobileEnd { get; private set; } = "";

    /// <summary>A new code was asked for on the former page.</summary>
    public bool Resent => Attempt.Resends > 0;

    private SubscriberAccount account = null!;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Typed.Digits(Code);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Code), problem);
        var refused = await finish.TryAsync(Attempt, code, HttpContext, cancel);
        return refused is null
            ? Redirect($"{Request.PathBase}/home")
            : ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(refused.Until)));
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        var opensAt = Attempt.CodeAskedAt.AddSeconds(OneTimeCode.ResendAfterSeconds);
        if (now < opensAt)
            return ShowRefusal(nameof(Code), TooSoon, ("until", this.Moment(opensAt)));
        var mine = await db
            .SignInAttempts.Where(x =>
                x.Id == Attempt.Id && x.Resends == Attempt.Resends && x.Resends < SignInAttempt.ResendsMax
            )
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Resends, x => x.Resends + 1), cancel);
        if (mine != 1)
            return ShowRefusal(nameof(Code), Spent);
        var attempt = await db.SignInAttempts.SingleAsync(x => x.Id == Attempt.Id, cancel);
        if (await send.ToAsync(account, attempt, now, cancel) is { } spent)
            return ShowRefusal(nameof(Code), spent.Why, ("until", this.Moment(spent.Until)));
        await db.SaveChangesAsync(cancel);
        return Redirect($"{Request.PathBase}/sign-in/code");
    }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var secret = Secrets.Hash(cookies.Read(HttpContext, CookieKind.SignIn) ?? "");
        var found = await db.SignInAttempts.AsNoTracking().SingleOrDefaultAsync(x => x.SecretHash == secret);
        // A second post of the right code finds the session already open.
        if (found is null || !found.IsOpen(clock.Now()))
            return Redirect(
                $"{Request.PathBase}{(User.Identity?.IsAuthenticated == true ? "/home" : "/sign-in?ended=1")}"
            );
        Attempt = found;
        account = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == found.AccountId);
        MobileEnd = personal.Open(account).Mobile[^2..];
        return null;
    }
}
