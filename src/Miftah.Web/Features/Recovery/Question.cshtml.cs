using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Recovery;

/// <summary>
/// Page 2: everyone of one kind of identity number sees the same list, so it tells nothing about anybody.
/// </summary>
public sealed class QuestionModel(MiftahDb db, Cookies cookies, TimeProvider clock, AskedQuestions asked)
    : RecoveryPage(db, cookies, clock)
{
    private static readonly Refusal NotChosen = new("question.not-chosen");

    [BindProperty]
    public string? Question { get; set; }

    public IReadOnlyList<Question> Questions => asked.For(Attempt.Kind);

    protected override RecoveryStep Step => RecoveryStep.ChooseQuestion;

    public void OnGet() => Question = Attempt.QuestionKey;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (asked.Find(Attempt.Kind, Question) is not { } chosen)
            return ShowRefusal(nameof(Question), NotChosen);
        if (Attempt.Answers >= RecoveryLimits.AnswersMax)
            return ShowRefusal(nameof(Question), RecoveryAttempt.AnswersSpent);
        await OpenRow
            .Where(x => x.CodeUsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.QuestionKey, chosen.Key), cancel);
        return GoTo(RecoveryStep.Answer);
    }
}
