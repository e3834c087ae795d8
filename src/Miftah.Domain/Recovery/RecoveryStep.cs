namespace Miftah.Domain.Recovery;

/// <summary>The pages of a recovery, in the order of the journey.</summary>
public enum RecoveryStep
{
    Identify = 1,
    ChooseQuestion = 2,
    Answer = 3,
    EnterCode = 4,
    SecondProof = 5,
    SetPassword = 6,
    Done = 7,
}

/// <summary>What a claimant has shown in one attempt.</summary>
[Flags]
public enum Proofs
{
    None = 0,

    /// <summary>A challenge was solved: the request is not automated in bulk. Begins the attempt.</summary>
    Challenge = 1,

    /// <summary>A question was chosen from the server's own list.</summary>
    Question = 2,

    /// <summary>An answer was given. Whether it was right is known to the registered mobile only.</summary>
    AnswerGiven = 4,

    /// <summary>The code that was sent to the registered mobile came back. Implies that the answer was right.</summary>
    SmsCode = 8,

    /// <summary>The new password is stored.</summary>
    PasswordSet = 16,

    /// <summary>
    /// Nothing stronger than the SMS was bound to the account when the code came back, or one of what was bound was
    /// shown.
    /// </summary>
    SecondIfBound = 32,
}

/// <summary>One page of the journey: its path and what must have been shown before it opens.</summary>
public sealed record JourneyStep(RecoveryStep Step, string Path, Proofs Needs);

/// <summary>The journey on one screen; tests walk it in every order.</summary>
public static class RecoveryJourney
{
    public static readonly IReadOnlyList<JourneyStep> Steps =
    [
        new(RecoveryStep.Identify, "/recover", Proofs.None),
        new(RecoveryStep.ChooseQuestion, "/recover/question", Proofs.Challenge),
        new(RecoveryStep.Answer, "/recover/answer", Proofs.Challenge | Proofs.Question),
        new(RecoveryStep.EnterCode, "/recover/code", Proofs.Challenge | Proofs.Question | Proofs.AnswerGiven),
        new(RecoveryStep.SecondProof, "/recover/proof", Proofs.Challenge | Proofs.SmsCode),
        new(RecoveryStep.SetPassword, "/recover/password", Proofs.Challenge | Proofs.SmsCode | Proofs.SecondIfBound),
        new(
            RecoveryStep.Done,
            "/recover/done",
            Proofs.Challenge | Proofs.SmsCode | Proofs.SecondIfBound | Proofs.PasswordSet
        ),
    ];

    /// <summary>The path of a step, without a language prefix.</summary>
    public static string PathOf(RecoveryStep step) => Of(step).Path;

    /// <summary>What must have been shown before a step opens.</summary>
    public static Proofs NeedsOf(RecoveryStep step) => Of(step).Needs;

    private static JourneyStep Of(RecoveryStep step) => Steps.Single(x => x.Step == step);
}
