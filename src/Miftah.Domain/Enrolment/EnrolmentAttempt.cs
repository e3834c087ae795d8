using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;

namespace Miftah.Domain.Enrolment;

/// <summary>
/// One try of an applicant at opening an account, in one browser. Rows are the same for people who have an account and
/// people who do not exist; the pages read nothing but this row until the code came back from the mobile.
/// </summary>
public sealed class EnrolmentAttempt
{
    /// <summary>Somebody has this username.</summary>
    public static readonly Refusal UsernameTaken = new("username.taken");

    /// <summary>This attempt asks for no more usernames.</summary>
    public static readonly Refusal UsernameChecksSpent = new("username.checks-spent");

    public required Guid Id { get; init; }

    /// <summary>What its person says to the support desk; empty in rows from before it was kept.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Hash of the secret in the browser's cookie; a new secret after the code (no fixation).</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>Under which guesses at this identity number are counted: the same rows as those of recovery.</summary>
    public required byte[] IdentityKey { get; init; }

    public required PersonKind Kind { get; init; }

    /// <summary>A <see cref="Claim"/> sealed to this row; wiped when the attempt ends.</summary>
    public byte[]? ClaimSealed { get; set; }

    /// <summary>The browser once signed in to the account of this identity number.</summary>
    public required bool KnownDevice { get; init; }

    /// <summary>Browser and system family of the applicant, for the records of what the worker does.</summary>
    public string DeviceLabel { get; init; } = "";

    public string? QuestionKey { get; set; }

    /// <summary>The answer waiting for its agency, sealed to this row; wiped when the agency has spoken.</summary>
    public byte[]? AnswerSealed { get; set; }

    public int Answers { get; set; }
    public Verdict Verdict { get; set; }

    public byte[]? CodeHash { get; set; }
    public DateTime? CodeEndsAt { get; set; }
    public int CodeTries { get; set; }
    public int CodesSent { get; set; }

    /// <summary>When the last code was asked for, by an answer or by a resend, whether or not one was sent.</summary>
    public DateTime? CodeAskedAt { get; set; }
    public int Resends { get; set; }
    public DateTime? CodeUsedAt { get; set; }

    /// <summary>Usernames asked for, each counted before it was looked up.</summary>
    public int UsernameChecks { get; set; }

    public required DateTime StartedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }

    /// <summary>The last moment, however busy the browser.</summary>
    public required DateTime LifeEndsAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>When the account was opened, and which.</summary>
    public DateTime? OpenedAt { get; set; }
    public Guid? AccountId { get; set; }

    /// <summary>What <see cref="ClaimSealed"/> is bound to.</summary>
    public static SealedPlace ClaimAt(Guid id) => new("enrolment_attempt", nameof(ClaimSealed), id);

    /// <summary>What <see cref="AnswerSealed"/> is bound to.</summary>
    public static SealedPlace AnswerAt(Guid id) => new("enrolment_attempt", nameof(AnswerSealed), id);

    /// <summary>When the attempt ends if nothing more is asked of it.</summary>
    public DateTime EndsAt =>
        LastSeenAt.AddMinutes(EnrolmentLimits.IdleMinutes) is var idle && idle < LifeEndsAt ? idle : LifeEndsAt;

    public bool IsOpen(DateTime now) => EndedAt is null && now < EndsAt;

    /// <summary>May its pages be shown? An open attempt, or a finished one while its last page is read.</summary>
    public bool IsShownAt(DateTime now) =>
        IsOpen(now) || (OpenedAt is { } opened && now < opened.AddMinutes(EnrolmentLimits.AfterOpeningMinutes));

    /// <summary>What the applicant has shown so far.</summary>
    public Proofs Shown =>
        Proofs.Challenge
        | (QuestionKey is null ? Proofs.None : Proofs.Question)
        | (CodeAskedAt is null ? Proofs.None : Proofs.AnswerGiven)
        | (CodeUsedAt is null ? Proofs.None : Proofs.SmsCode)
        | (OpenedAt is null ? Proofs.None : Proofs.PasswordSet);

    /// <summary>The furthest page that is open: where a stale tab or a forged order is sent.</summary>
    public EnrolmentStep Furthest =>
        EnrolmentJourney.Steps.Last(x => (x.Needs & ~Shown) == Proofs.None && !IsBehind(x.Step)).Step;

    /// <summary>
    /// May this page be shown and posted now? Before the code the applicant may go back; after it there is no way back.
    /// </summary>
    public bool Allows(EnrolmentStep step) =>
        (EnrolmentJourney.NeedsOf(step) & ~Shown) == Proofs.None && !IsBehind(step) && step != EnrolmentStep.Identify;

    /// <summary>May another code be asked for?</summary>
    public Result<DateTime> AskAgain(DateTime now)
    {
        if (Resends >= EnrolmentLimits.ResendsMax)
            return RecoveryAttempt.ResendsSpent;
        return now < ResendOpensAt ? RecoveryAttempt.ResendTooSoon : now;
    }

    /// <summary>From when a new code may be asked for.</summary>
    public DateTime ResendOpensAt => (CodeAskedAt ?? StartedAt).AddSeconds(OneTimeCode.ResendAfterSeconds);

    /// <summary>The time until which the page says the code is good, the same for everyone.</summary>
    public DateTime CodeShownUntil => (CodeAskedAt ?? StartedAt).AddMinutes(OneTimeCode.LifetimeMinutes);

    /// <summary>What a redeemed code leads to; asked after the try was debited.</summary>
    public Result<EnrolmentStep> Redeem(bool codeMatches, DateTime now) =>
        codeMatches && IsOpen(now) && CodeUsedAt is null && now < CodeEndsAt
            ? EnrolmentStep.ChooseName
            : RecoveryAttempt.CodeRefused;

    private bool IsBehind(EnrolmentStep step) =>
        (CodeUsedAt is not null && step < EnrolmentStep.ChooseName)
        || (OpenedAt is not null && step < EnrolmentStep.Done);

    /// <summary>What the applicant said on page 1.</summary>
    /// <param name="IdentityNumber">Ten digits.</param>
    /// <param name="Mobile">In E.164; nobody's yet, until its code came back.</param>
    /// <param name="Language">Of messages: "ar" or "en".</param>
    public sealed record Claim(string IdentityNumber, string Mobile, string Language)
    {
        /// <summary>Nothing of it: it would stand in a log.</summary>
        public override string ToString() => nameof(Claim);
    }
}
