using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Challenges;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Challenges;

/// <summary>
/// The first page of a journey that begins with a claim: identity number, mobile, challenge. Well-formed input goes on,
/// whether anyone has it or not.
/// </summary>
public abstract class ClaimPage(ChallengeGate gate, LimitGate limits, Cookies cookies) : PublicPage
{
    /// <summary>What the challenge is solved for: one solved for another journey is worth nothing here.</summary>
    protected abstract string Action { get; }

    /// <summary>Where the journey goes on.</summary>
    protected abstract string NextPath { get; }

    [BindProperty]
    public string? IdentityNumber { get; set; }

    [BindProperty]
    public string? Mobile { get; set; }

    /// <summary>An attempt of this browser ended on a later page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    public ChallengeView Asked { get; private set; } = null!;

    private string browser = "";
    private ChallengeFields fields = ChallengeFields.None;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var person = Domain.Identity.IdentityNumber.Parse(IdentityNumber);
        var mobile = Phones.Parse(Mobile);
        if (person is Result<IdentityNumber>.Refused noPerson)
            Refuse(nameof(IdentityNumber), noPerson.Why);
        if (mobile is Result<string>.Refused noMobile)
            Refuse(nameof(Mobile), noMobile.Why);
        if (Refusals.Count > 0)
            return Page();
        if (await gate.CheckAsync(fields, Action, browser, cancel) is Result<ChallengeKind>.Refused failed)
        {
            Asked = View(gate.Issue(Action, browser), fields.KindAfter(failed.Why));
            return ShowRefusal(fields.FieldOf(failed.Why), failed.Why);
        }
        var (number, phone) = (((Result<IdentityNumber>.Ok)person).Value, ((Result<string>.Ok)mobile).Value);
        if (!await limits.LetsPassAsync(HttpContext, LimitedAct.RecoveryBegin, Keys(number, phone)))
            return new EmptyResult();
        await BeginAsync(number, phone, cancel);
        return Redirect($"{Request.PathBase}{NextPath}");
    }

    /// <summary>Makes the attempt, for numbers that nobody has too.</summary>
    protected abstract Task BeginAsync(IdentityNumber number, string mobile, CancellationToken cancel);

    protected override bool IsShownAgain(IFormCollection form) =>
        base.IsShownAgain(form) || form.ContainsKey(ChallengeFields.SwitchField);

    protected override Task<IActionResult?> ReadyAsync()
    {
        if (Request.HasFormContentType)
            fields = ChallengeFields.Of(Request.Form);
        browser = cookies.Read(HttpContext, CookieKind.Challenge) ?? Secrets.NewToken();
        cookies.Write(HttpContext, CookieKind.Challenge, browser);
        Asked = View(gate.Keep(fields, Action, browser), fields.Kind);
        return base.ReadyAsync();
    }

    private static (LimitKey, string)[] Keys(IdentityNumber number, string mobile) =>
        // With its mobile: who knows the number alone must not be able to keep its owner from beginning.
        [(LimitKey.Number, $"{number.Value} {mobile}"), (LimitKey.Prefix, Phones.PrefixOf(mobile))];

    private ChallengeView View(IssuedChallenge issued, ChallengeKind kind) => new(issued, fields, kind, Refusals);
}
