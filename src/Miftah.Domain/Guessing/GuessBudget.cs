namespace Miftah.Domain.Guessing;

/// <summary>What is being guessed, or spent, and therefore counted.</summary>
public enum GuessKind
{
    /// <summary>A datum of an official document, put to an agency.</summary>
    RecoveryAnswer = 1,

    /// <summary>A recovery code compared with one that was sent.</summary>
    RecoveryCode = 2,

    /// <summary>A recovery code sent, per person.</summary>
    RecoverySend = 3,

    /// <summary>A recovery code sent, per mobile number.</summary>
    RecoverySendToNumber = 4,

    /// <summary>An SMS that says, without a code, why none was sent.</summary>
    RecoveryNotice = 5,

    /// <summary>A password.</summary>
    Password = 6,

    /// <summary>A sign-in code.</summary>
    SignInCode = 7,

    /// <summary>A sign-in code sent.</summary>
    SignInSend = 8,

    /// <summary>A datum of one document with few possible values, in a year.</summary>
    RecoveryQuestion = 9,

    /// <summary>A code of an authenticator app.</summary>
    AppCode = 20,

    /// <summary>A saved recovery code.</summary>
    SavedCode = 21,

    /// <summary>A code that proves a new number.</summary>
    NewNumberCode = 30,

    /// <summary>Such a code sent, per person.</summary>
    NewNumberSend = 31,

    /// <summary>Such a code sent, or word that the number is taken, per mobile number.</summary>
    NewNumberSendToNumber = 32,

    /// <summary>A finger put to the agency at a kiosk.</summary>
    Finger = 40,

    /// <summary>What a caller says to the support desk, compared with what the portal has.</summary>
    CallerCheck = 41,
}

/// <summary>
/// Whose guesses a row counts: two fifths of a recovery window are kept for browsers the account knows.
/// </summary>
public enum GuessLane
{
    Stranger = 1,
    Known = 2,
}

/// <summary>
/// The last guesses at one thing: T1 is the latest, T15 the oldest kept. A guess shifts them by one, if the limit
/// allows,
/// in one conditional statement; so windows slide exactly and parallel guesses cannot race past the limit.
/// </summary>
public sealed class GuessBudget
{
    /// <summary>How many guesses a row remembers: no limit can be larger.</summary>
    public const int Remembered = 20;

    public required byte[] Key { get; init; }
    public required GuessKind Kind { get; init; }
    public required GuessLane Lane { get; init; }

    /// <summary>Failures since the last success.</summary>
    public int Consecutive { get; set; }

    public DateTime? T1 { get; set; }
    public DateTime? T2 { get; set; }
    public DateTime? T3 { get; set; }
    public DateTime? T4 { get; set; }
    public DateTime? T5 { get; set; }
    public DateTime? T6 { get; set; }
    public DateTime? T7 { get; set; }
    public DateTime? T8 { get; set; }
    public DateTime? T9 { get; set; }
    public DateTime? T10 { get; set; }
    public DateTime? T11 { get; set; }
    public DateTime? T12 { get; set; }
    public DateTime? T13 { get; set; }
    public DateTime? T14 { get; set; }
    public DateTime? T15 { get; set; }
    public DateTime? T16 { get; set; }
    public DateTime? T17 { get; set; }
    public DateTime? T18 { get; set; }
    public DateTime? T19 { get; set; }
    public DateTime? T20 { get; set; }

    /// <summary>The remembered guesses, latest first.</summary>
    public IReadOnlyList<DateTime?> Times =>
        [T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20];
}
