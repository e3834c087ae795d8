using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Challenges;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Identity;
using Miftah.Web.Adapters.Phones;
using Miftah.Web.Doors;
using Miftah.Web.Doors.Limits;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Page 1: identity number, mobile, challenge. Well-formed input goes on, whether anyone has an account or not.
/// </summary>
public sealed class IdentifyModel(ChallengeGate gate, LimitGate limits, BeginEnrolment begin, Cookies cookies)
    : PublicPage
{
    private const string Action = "enrol";

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
        await begin.RunAsync(number, phone, HttpContext, cancel);
        return Redirect($"{Request.PathBase}{EnrolmentJourney.PathOf(EnrolmentStep.ChooseQuestion)}");
    }

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
        [(LimitKey.Number, $"{number.Value} {mobile}"), (LimitKey.Prefix, Phones.PrefixOf(mobile))];

    private ChallengeView View(IssuedChallenge issued, ChallengeKind kind) => new(issued, fields, kind, Refusals);
}
