using Miftah.Domain.Recovery;

namespace Miftah.Domain.Guessing;

/// <summary>At most <paramref name="Max"/> guesses within <paramref name="Window"/>; both slide.</summary>
public sealed record GuessWindow(int Max, TimeSpan Window);

/// <summary>
/// After <paramref name="Failures"/> guesses within a day, the next waits <paramref name="Wait"/> from the last.
/// </summary>
public sealed record GuessWait(int Failures, TimeSpan Wait);

/// <summary>How many guesses one kind and lane allows.</summary>
public sealed record GuessLimit(
    IReadOnlyList<GuessWindow> Windows,
    IReadOnlyList<GuessWait> Waits,
    int ConsecutiveMax = int.MaxValue
)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>NIST SP 800-63B-4 §3.2.2 suggests waits from 30 seconds up to an hour.</summary>
    private static readonly GuessWait[] GrowingWaits =
    [
        new(4, TimeSpan.FromSeconds(30)),
        new(5, TimeSpan.FromMinutes(1)),
        new(6, TimeSpan.FromMinutes(5)),
        new(7, TimeSpan.FromMinutes(15)),
        new(8, TimeSpan.FromMinutes(30)),
        new(9, TimeSpan.FromHours(1)),
    ];

    /// <summary>Whoever knows a password must not be able to fill its owner's phone.</summary>
    private static readonly GuessWait[] SendWaits = [new(4, TimeSpan.FromMinutes(1)), new(8, TimeSpan.FromMinutes(15))];

    /// <summary>
    /// The one table of budgets (recovery.md). Where a window is shared, strangers get three fifths and known devices
    /// the rest.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static GuessLimit Of(GuessKind kind, GuessLane lane) =>
        kind switch
        {
            GuessKind.RecoveryAnswer or GuessKind.RecoveryCode => Shared(lane, perDay: 5, perMonth: 15),
            GuessKind.RecoverySend or GuessKind.RecoverySendToNumber => Shared(lane, perDay: 5, perMonth: null),
            GuessKind.RecoveryNotice => new([new(3, Day)], []),
            // Two digits are one of a hundred: no secret, and worth a status only. See docs/adr/0030.
            GuessKind.CallerCheck => new([new(5, Day), new(15, Month)], []),
            GuessKind.Password => new([new(10, Day)], GrowingWaits, lane == GuessLane.Stranger ? 100 : int.MaxValue),
            GuessKind.SignInCode => Shared(lane, perDay: 10, perMonth: null),
            GuessKind.SignInSend => Shared(lane, perDay: 20, perMonth: null) with { Waits = SendWaits },
            // Three of a million codes are good at a time: 240 guesses a year are 1 in 1,400 for whoever has the rest.
            GuessKind.AppCode => Shared(lane, perDay: 10, perMonth: 20),
            GuessKind.SavedCode => Shared(lane, perDay: 10, perMonth: null),
            GuessKind.NewNumberCode => Shared(lane, perDay: 10, perMonth: null),
            GuessKind.NewNumberSend or GuessKind.NewNumberSendToNumber => Shared(lane, perDay: 5, perMonth: 15),
            // NIST SP 800-63B-4 §3.2.3: fifty failures in a row with attacks of presentation detected; then staff.
            GuessKind.Finger => new([new(10, Day)], [], 50),
            GuessKind.RecoveryQuestion => throw new ArgumentException("Ask OfQuestion.", nameof(kind)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of guess."),
        };

    /// <summary>
    /// Wrong answers to one question in a year, over both lanes: as many as keep the chance of whoever holds the SIM
    /// but not the document within <see cref="RecoveryArithmetic.DocumentChanceMax"/>.
    /// </summary>
    public static GuessLimit OfQuestion(Question question, GuessLane lane)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new([new(Part(RecoveryArithmetic.GuessesAYear(question), lane), Year)], []);
    }

    /// <summary>When the next guess is allowed, given the earlier ones, latest first.</summary>
    /// <returns>
    /// A time not after <paramref name="now"/> when it is allowed already; null when only a proof reopens it.
    /// </returns>
    public DateTime? OpensAt(IReadOnlyList<DateTime?> times, int consecutive, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (consecutive >= ConsecutiveMax)
            return null;
        var opens = DateTime.MinValue;
        foreach (var window in Windows)
            if (times[window.Max - 1] is { } oldest)
                opens = Later(opens, oldest + window.Window);
        foreach (var wait in Waits)
            if (times[wait.Failures - 1] is { } counted && counted > now - Day && times[0] is { } last)
                opens = Later(opens, last + wait.Wait);
        return opens;
    }

    private static GuessLimit Shared(GuessLane lane, int perDay, int? perMonth)
    {
        var day = new GuessWindow(Part(perDay, lane), Day);
        return new(perMonth is { } all ? [day, new(Part(all, lane), Month)] : [day], []);
    }

    private static int Part(int all, GuessLane lane) => lane == GuessLane.Known ? all * 2 / 5 : all - (all * 2 / 5);

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
