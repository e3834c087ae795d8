using Miftah.Data.Recovery;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Messages;

namespace Miftah.Web.Features.Desk;

/// <summary>What a call may be told.</summary>
/// <param name="Attempt">The request that was named by its reference; null when an account was.</param>
/// <param name="Standing">How the account stands, for a caller who knows its registered mobile.</param>
public sealed record Told(AttemptSeen? Attempt, Standing? Standing);

/// <summary>How far a request came, in the words of its own pages, and its message.</summary>
/// <param name="Found">The request.</param>
/// <param name="Message">The latest that was sent because of it; null when there is none to tell of.</param>
/// <param name="Ticket">With it this agent may ask for another code while the caller waits.</param>
public sealed record AttemptSeen(AttemptFound Found, SmsFate? Message, string Ticket)
{
    /// <summary>What is sent because of a recovery that is on its way.</summary>
    public static readonly IReadOnlyList<SmsPurpose> OfRecovery =
    [
        SmsPurpose.RecoveryCode,
        SmsPurpose.DetailsDidNotMatch,
        SmsPurpose.AgencyNotReachable,
        SmsPurpose.RecoveryStopped,
        SmsPurpose.RecoveryStoppedUntil,
        SmsPurpose.RecoveryClosed,
        SmsPurpose.QuestionStopped,
        SmsPurpose.AccountFrozen,
        SmsPurpose.SimChanged,
    ];

    /// <summary>What is sent because of an enrolment that is on its way.</summary>
    public static readonly IReadOnlyList<SmsPurpose> OfEnrolment =
    [
        SmsPurpose.EnrolmentCode,
        SmsPurpose.EnrolmentNotPossible,
        SmsPurpose.AccountExists,
    ];

    /// <summary>The page that it stands on, as a text key.</summary>
    public string Step => $"desk.step.{Found.Step}";

    /// <summary>A recovery that stands at its code: another may be asked for.</summary>
    public bool MayResend => Found is { IsOpen: true, IsEnrolment: false, Step: nameof(RecoveryStep.EnterCode) };
}
