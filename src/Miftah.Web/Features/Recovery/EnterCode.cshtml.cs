using Microsoft.AspNetCore.Mvc;
using Miftah.Data;
using Miftah.Data.Recovery;
using Miftah.Domain.Recovery;
using Miftah.Domain.Text;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Recovery;

/// <summary>Page 4: the code from the registered mobile. It looks the same whether or not one was sent.</summary>
public sealed class EnterCodeModel(
    MiftahDb db,
    Cookies cookies,
    TimeProvider clock,
    RedeemCode redeem,
    AskCodeAgain again
) : RecoveryPage(db, cookies, clock)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The claimant came back from a mistyped answer: another one may still be given.</summary>
    public bool MayAnswerAgain => Attempt.Answers < RecoveryLimits.AnswersMax;

    protected override RecoveryStep Step => RecoveryStep.EnterCode;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = Typed.Digits(Code);
        if (CodeShape.Problem(code) is { } problem)
            return ShowRefusal(nameof(Code), problem);
        var result = await redeem.TryAsync(Attempt, code, HttpContext, cancel);
        return result.Match<IActionResult>(GoTo, why => ShowRefusal(nameof(Code), why));
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancel)
    {
        var asked = await again.RunAsync(Attempt, record: null, Now, cancel);
        return asked.Match<IActionResult>(
            _ => GoTo(RecoveryStep.EnterCode),
            why => ShowRefusal(nameof(Code), why, ("until", this.Moment(Attempt.ResendOpensAt)))
        );
    }
}
