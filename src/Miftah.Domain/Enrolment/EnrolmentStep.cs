using Miftah.Domain.Recovery;

namespace Miftah.Domain.Enrolment;

/// <summary>The pages of an enrolment, in the order of the journey.</summary>
public enum EnrolmentStep
{
    Identify = 1,
    ChooseQuestion = 2,
    Answer = 3,
    EnterCode = 4,
    ChooseName = 5,
    Done = 6,
}

/// <summary>One page of the journey: its path and what must have been shown before it opens.</summary>
public sealed record EnrolmentPlace(EnrolmentStep Step, string Path, Proofs Needs);

/// <summary>The journey on one screen; tests walk it in every order.</summary>
public static class EnrolmentJourney
{
    public static readonly IReadOnlyList<EnrolmentPlace> Steps =
    [
        new(EnrolmentStep.Identify, "/enrol", Proofs.None),
        new(EnrolmentStep.ChooseQuestion, "/enrol/question", Proofs.Challenge),
        new(EnrolmentStep.Answer, "/enrol/answer", Proofs.Challenge | Proofs.Question),
        new(EnrolmentStep.EnterCode, "/enrol/code", Proofs.Challenge | Proofs.Question | Proofs.AnswerGiven),
        new(EnrolmentStep.ChooseName, "/enrol/account", Proofs.Challenge | Proofs.SmsCode),
        new(EnrolmentStep.Done, "/enrol/done", Proofs.Challenge | Proofs.SmsCode | Proofs.PasswordSet),
    ];

    /// <summary>The path of a step, without a language prefix.</summary>
    public static string PathOf(EnrolmentStep step) => Of(step).Path;

    /// <summary>What must have been shown before a step opens.</summary>
    public static Proofs NeedsOf(EnrolmentStep step) => Of(step).Needs;

    private static EnrolmentPlace Of(EnrolmentStep step) => Steps.Single(x => x.Step == step);
}
