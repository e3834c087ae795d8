using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Recovery;
using Miftah.Web.Doors;

namespace Miftah.Web.Features.Enrolment;

/// <summary>
/// Page 3: the datum as printed. Page 4 follows whatever it was; the verdict goes to a phone.
/// </summary>
public sealed class AnswerModel(MiftahDb db, Cookies cookies, TimeProvider clock, Sealer sealer)
    : EnrolmentPage(db, cookies, clock)
{
    /// <summary>A second post within this time is the first one pressed twice, in seconds.</summary>
    private const int DoublePostSeconds = 3;

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Calendar { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Month { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    /// <summary>The question as the server remembers it; the form does not name one.</summary>
    public Question Question => Domain.Recovery.Question.Find(Attempt.Kind, Attempt.QuestionKey!)!;

    protected override EnrolmentStep Step => EnrolmentStep.Answer;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var now = Now;
        var parsed = Domain.Recovery.Answer.Parse(Question, new(Answer, Calendar, Day, Month, Year));
        if (parsed is Result<string>.Refused refused)
            return ShowRefusal(Domain.Recovery.Answer.FieldOf(refused.Why), refused.Why);
        var answer = ((Result<string>.Ok)parsed).Value;

        await using var transaction = await Db.Database.BeginTransactionAsync(cancel);
        if (!await TakeAsync(answer, now, cancel))
            return await IsAnsweredAsync(now, cancel)
                ? GoTo(EnrolmentStep.EnterCode)
                : ShowRefusal(Question.AsksDate ? nameof(Day) : nameof(Answer), RecoveryAttempt.AnswersSpent);
        Db.Outbox.Add(OutboxMessage.Now(ResolveEnrolment.Kind, Attempt.Id, now));
        await Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return GoTo(EnrolmentStep.EnterCode);
    }

    // Of two posts at once the later finds that the first was taken, and goes where it went.
    private Task<bool> IsAnsweredAsync(DateTime now, CancellationToken cancel) =>
        OpenRow.AnyAsync(x => x.CodeAskedAt > now.AddSeconds(-DoublePostSeconds), cancel);

    // A new answer kills the former code: it was sent for the former answer.
    private async Task<bool> TakeAsync(string answer, DateTime now, CancellationToken cancel)
    {
        var made = new WaitingAnswer(Question.Key, answer).Seal(sealer, EnrolmentAttempt.AnswerAt(Attempt.Id));
        var before = now.AddSeconds(-DoublePostSeconds);
        return await OpenRow
                .Where(x => x.CodeUsedAt == null && x.Answers < EnrolmentLimits.AnswersMax)
                .Where(x => x.CodeAskedAt == null || x.CodeAskedAt <= before)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(x => x.AnswerSealed, made)
                            .SetProperty(x => x.Answers, x => x.Answers + 1)
                            .SetProperty(x => x.Verdict, Verdict.Pending)
                            .SetProperty(x => x.CodeHash, (byte[]?)null)
                            .SetProperty(x => x.CodeEndsAt, (DateTime?)null)
                            .SetProperty(x => x.CodeTries, 0)
                            .SetProperty(x => x.CodeAskedAt, now),
                    cancel
                ) == 1;
    }
}
