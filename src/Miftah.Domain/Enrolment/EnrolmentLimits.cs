namespace Miftah.Domain.Enrolment;

/// <summary>
/// The limits of one enrolment. Limits per person are those of recovery, in the same rows:
/// <see cref="Guessing.GuessLimit"/>.
/// </summary>
public static class EnrolmentLimits
{
    /// <summary>Without a request for this long the attempt ends, in minutes.</summary>
    public const int IdleMinutes = 15;

    /// <summary>From page 1 to the last moment before the code, in minutes.</summary>
    public const int LifetimeMinutes = 30;

    /// <summary>After the code there is this long for a username and a password, in minutes.</summary>
    public const int AfterCodeMinutes = 20;

    /// <summary>How long the last page may be read, in minutes.</summary>
    public const int AfterOpeningMinutes = 10;

    /// <summary>Answers that one attempt takes.</summary>
    public const int AnswersMax = 3;

    /// <summary>Codes that one attempt sends.</summary>
    public const int CodesMax = 3;

    /// <summary>Requests for a new code that one attempt takes.</summary>
    public const int ResendsMax = 2;

    /// <summary>Usernames that one attempt may ask for: whether one is taken says that somebody has it.</summary>
    public const int UsernameChecksMax = 10;

    /// <summary>
    /// Word that no account is opened goes out this long after the answer, in seconds: longer than any agency thinks,
    /// so that the time of the message does not tell why.
    /// </summary>
    public const int WordAfterSeconds = 20;
}
