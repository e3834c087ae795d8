namespace Miftah.Domain.Recovery;

/// <summary>
/// The limits of one attempt (recovery.md). Limits per person are in <see cref="Guessing.GuessLimit"/>.
/// </summary>
public static class RecoveryLimits
{
    /// <summary>Without a request for this long the attempt ends, in minutes.</summary>
    public const int IdleMinutes = 15;

    /// <summary>From page 1 to the last moment of an attempt, in minutes.</summary>
    public const int LifetimeMinutes = 30;

    /// <summary>After the username was shown the attempt lives this long, in minutes.</summary>
    public const int AfterUsernameMinutes = 10;

    /// <summary>Answers that one attempt takes.</summary>
    public const int AnswersMax = 3;

    /// <summary>Codes that one attempt sends.</summary>
    public const int CodesMax = 3;

    /// <summary>Requests for a new code that one attempt takes.</summary>
    public const int ResendsMax = 2;

    /// <summary>Hold after a recovery by SMS alone when another channel was told, in hours.</summary>
    public const int HoldToldHours = 24;

    /// <summary>Hold after a recovery by SMS alone when there is no other channel, in days.</summary>
    public const int HoldUntoldDays = 7;
}
