using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>
/// A new registered mobile that waits for the code sent to it. It changes nothing until that code came back, and until
/// whoever asked is allowed to: a session that was proved anew, or a case that two officers agree on.
/// </summary>
public sealed class NumberChange
{
    /// <summary>From the new number to the last moment its code is taken, in minutes.</summary>
    public const int LifetimeMinutes = 30;

    /// <summary>Codes that one change sends.</summary>
    public const int CodesMax = 3;

    /// <summary>
    /// Within this many days after a change the next one needs more than the mobile, or an officer again: a thief who
    /// got the first one through must not bury it under a second.
    /// </summary>
    public const int SettledDays = 30;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The session or the case in which it was asked for.</summary>
    public required Guid Within { get; init; }

    /// <summary>
    /// The mobile to be replaced is all that proved who asks: its operator is asked about its SIM first.
    /// </summary>
    public required bool ProvedByMobile { get; init; }

    /// <summary>The new number in E.164, sealed under its person's key to this row; wiped at the end.</summary>
    public required byte[]? NumberSealed { get; set; }

    /// <summary>
    /// Null until a code was sent, and for a number that is another account's: there is none to guess.
    /// </summary>
    public byte[]? CodeHash { get; set; }

    public DateTime CodeEndsAt { get; set; }
    public DateTime CodeAskedAt { get; set; }
    public int CodeTries { get; set; }
    public int CodesAsked { get; set; }
    public int CodesSent { get; set; }
    public required DateTime StartedAt { get; init; }

    /// <summary>The code came back: the number is in the hands of whoever asked.</summary>
    public DateTime? CodeUsedAt { get; set; }

    /// <summary>Done, given up or replaced by another.</summary>
    public DateTime? EndedAt { get; set; }

    public DateTime EndsAt => StartedAt.AddMinutes(LifetimeMinutes);

    /// <summary>The code can still come back.</summary>
    public bool IsOpen(DateTime now) => EndedAt is null && CodeUsedAt is null && now < EndsAt;

    /// <summary>What <see cref="NumberSealed"/> is bound to.</summary>
    public static SealedPlace NumberAt(Guid id) => new("number_change", nameof(NumberSealed), id);
}
