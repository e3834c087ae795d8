using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Text;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Enrolment;

/// <summary>Page 4: the code from the mobile. It looks the same whether or not one was sent.</summary>
public sealed class EnterCodeModel(MiftahDb db, Cookies cookies, TimeProvider clock, RedeemEnrolmentCode redeem)
    : EnrolmentPage(db, cookies, clock)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The applicant came back from a mistyped answer: another one may still be given.</summary>
    public bool MayAnswerAgain => Attempt.Answers < EnrolmentLimits.AnswersMax;

    protected override EnrolmentStep Step => EnrolmentStep.EnterCode;

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
        var now = Now;
        if (Attempt.AskAgain(now) is Result<DateTime>.Refused refused)
            return ShowRefusal(nameof(Code), refused.Why, ("until", this.Moment(Attempt.ResendOpensAt)));

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        var mine = await OpenRow
            .Where(x => x.CodeUsedAt == null && x.Resends == Attempt.Resends)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.Resends, x => x.Resends + 1)
                        .SetProperty(x => x.CodeAskedAt, now)
                        .SetProperty(x => x.CodeTries, 0),
                cancel
            );
        if (mine == 1)
        {
            Db.Outbox.Add(OutboxMessage.Now(ResendEnrolmentCode.Kind, Attempt.Id, now));
            await Db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        return GoTo(EnrolmentStep.EnterCode);
    }
}
