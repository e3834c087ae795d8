using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;

namespace Miftah.Domain.Recovery;

/// <summary>What the worker found out about the details of an attempt. The page never learns it.</summary>
public enum Verdict
{
    /// <summary>No answer waits, or the agency has not spoken yet.</summary>
    Pending = 0,

    /// <summary>Account, state, mobile and answer are right: a code went to the registered mobile.</summary>
    Matched = 1,

    /// <summary>Something is wrong, or recovery is closed: no code.</summary>
    NotMatched = 2,
}

/// <summary>
/// One try at recovering an account, in one browser. Rows are the same for people who exist and people who do not; the
/// pages read nothing but this row until the code from the registered mobile came back.
/// </summary>
public sealed class RecoveryAttempt
{
    /// <summary>One refusal for wrong, ended, used and unknown: the page must not tell them apart.</summary>
    public static readonly Refusal CodeRefused = new("code.refused");

    /// <summary>A new code was asked for too soon after the last.</summary>
    public static readonly Refusal ResendTooSoon = new("code.resend-too-soon");

    /// <summary>This attempt sends no more codes.</summary>
    public static readonly Refusal ResendsSpent = new("code.resends-spent");

    /// <summary>This attempt is over, or at another page than that of the code.</summary>
    public static readonly Refusal NoCodeAwaited = new("code.not-awaited");

    /// <summary>This attempt takes no more answers.</summary>
    public static readonly Refusal AnswersSpent = new("answer.spent");

    public required Guid Id { get; init; }

    /// <summary>What its person says to the support desk; empty in rows from before it was kept.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Hash of the secret in the browser's cookie; a new secret after the code (no fixation).</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>Blind index of the claimed identity number; also of numbers that nobody has.</summary>
    public required byte[] IdentityKey { get; init; }

    public required PersonKind Kind { get; init; }

    /// <summary>A <see cref="Claim"/> sealed to this row; wiped when the attempt ends.</summary>
    public byte[]? ClaimSealed { get; set; }

    /// <summary>The browser once signed in to the account of this identity number.</summary>
    public required bool KnownDevice { get; init; }

    /// <summary>Browser and system family of the claimant, for the records of what the worker does.</summary>
    public string DeviceLabel { get; init; } = "";

    public string? QuestionKey { get; set; }

    /// <summary>The answer waiting for its agency, sealed to this row; wiped when the agency has spoken.</summary>
    public byte[]? AnswerSealed { get; set; }

    public int Answers { get; set; }
    public Verdict Verdict { get; set; }

    /// <summary>The account, once the verdict was good.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>
    /// The account's version at the verdict: a change of mobile, state or password since kills the attempt.
    /// </summary>
    public int AccountVersion { get; set; }

    public byte[]? CodeHash { get; set; }
    public DateTime? CodeEndsAt { get; set; }
    public int CodeTries { get; set; }
    public int CodesSent { get; set; }

    /// <summary>
    /// When the last code was asked for, by an answer or by a resend; the page counts from here for everyone.
    /// </summary>
    public DateTime? CodeAskedAt { get; set; }
    public int Resends { get; set; }
    public DateTime? CodeUsedAt { get; set; }

    /// <summary>The account had an authenticator when the code was redeemed: one of them is asked for too.</summary>
    public bool NeedsSecondProof { get; set; }

    /// <summary>When that proof was shown, and by which authenticator.</summary>
    public DateTime? SecondProofAt { get; set; }
    public Guid? SecondProofId { get; set; }
    public AuthenticatorKind? SecondProof { get; set; }

    public required DateTime StartedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }

    /// <summary>The last moment, however busy the browser.</summary>
    public required DateTime LifeEndsAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public DateTime? PasswordSetAt { get; set; }

    /// <summary>What <see cref="ClaimSealed"/> is bound to.</summary>
    public static SealedPlace ClaimAt(Guid id) => new("recovery_attempt", nameof(ClaimSealed), id);

    /// <summary>What <see cref="AnswerSealed"/> is bound to.</summary>
    public static SealedPlace AnswerAt(Guid id) => new("recovery_attempt", nameof(AnswerSealed), id);

    /// <summary>When the attempt ends if nothing more is asked of it.</summary>
    public DateTime EndsAt =>
        LastSeenAt.AddMinutes(RecoveryLimits.IdleMinutes) is var idle && idle < LifeEndsAt ? idle : LifeEndsAt;

    public bool IsOpen(DateTime now) => EndedAt is null && now < EndsAt;

    /// <summary>May its pages be shown? An open attempt, or a finished one while its last page is read.</summary>
    public bool IsShownAt(DateTime now) =>
        IsOpen(now) || (PasswordSetAt is { } set && now < set.AddMinutes(RecoveryLimits.AfterUsernameMinutes));

    /// <summary>What the claimant has shown so far.</summary>
    public Proofs Shown =>
        Proofs.Challenge
        | (QuestionKey is null ? Proofs.None : Proofs.Question)
        | (CodeAskedAt is null ? Proofs.None : Proofs.AnswerGiven)
        | (CodeUsedAt is null ? Proofs.None : Proofs.SmsCode)
        | (CodeUsedAt is null || (NeedsSecondProof && SecondProofAt is null) ? Proofs.None : Proofs.SecondIfBound)
        | (PasswordSetAt is null ? Proofs.None : Proofs.PasswordSet);

    /// <summary>The furthest page that is open: where a stale tab or a forged order is sent.</summary>
    public RecoveryStep Furthest =>
        RecoveryJourney.Steps.Last(x => (x.Needs & ~Shown) == Proofs.None && !IsBehind(x.Step)).Step;

    /// <summary>
    /// May this page be shown and posted now? Before the code the claimant may go back; after it there is no way back.
    /// </summary>
    public bool Allows(RecoveryStep step) =>
        (RecoveryJourney.NeedsOf(step) & ~Shown) == Proofs.None && !IsBehind(step) && step != RecoveryStep.Identify;

    /// <summary>May another code be asked for?</summary>
    public Result<DateTime> AskAgain(DateTime now)
    {
        if (Resends >= RecoveryLimits.ResendsMax)
            return ResendsSpent;
        return now < ResendOpensAt ? ResendTooSoon : now;
    }

    /// <summary>From when a new code may be asked for.</summary>
    public DateTime ResendOpensAt => (CodeAskedAt ?? StartedAt).AddSeconds(OneTimeCode.ResendAfterSeconds);

    /// <summary>The time until which the page says the code is good, the same for everyone.</summary>
    public DateTime CodeShownUntil => (CodeAskedAt ?? StartedAt).AddMinutes(OneTimeCode.LifetimeMinutes);

    /// <summary>
    /// What a redeemed code leads to, by way of a second proof where one is needed; asked after the try was debited.
    /// </summary>
    public Result<RecoveryStep> Redeem(bool codeMatches, DateTime now) =>
        codeMatches && IsOpen(now) && CodeUsedAt is null && now < CodeEndsAt ? RecoveryStep.SetPassword : CodeRefused;

    /// <summary>What was consumed, as the record of the act names it.</summary>
    public string ProofNames =>
        SecondProof is { } kind
            ? $"challenge,document,sms-code,{ShownProof.NameOf(kind)}"
            : "challenge,document,sms-code";

    // Once the code was redeemed only the second proof and the password page remain, each until it is done.
    private bool IsBehind(RecoveryStep step) =>
        (CodeUsedAt is not null && step < RecoveryStep.SecondProof)
        || (Shown.HasFlag(Proofs.SecondIfBound) && step < RecoveryStep.SetPassword)
        || (PasswordSetAt is not null && step < RecoveryStep.Done);

    /// <summary>What the claimant said on page 1.</summary>
    public sealed record Claim(string IdentityNumber, string Mobile)
    {
        /// <summary>Nothing of it: it would stand in a log.</summary>
        public override string ToString() => nameof(Claim);
    }
}
