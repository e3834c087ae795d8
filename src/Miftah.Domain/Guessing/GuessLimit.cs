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
            GuessKind.Password => new([new(10, Day)], GrowingWaits, lane == GuessLane.Stranger ? 100 : int.MaxValue),
            GuessKind.SignInCode => new([new(10, Day)], []),
            GuessKind.SignInSend => new([new(20, Day)], []),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of guess."),
        };

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
        int Part(int all) => lane == GuessLane.Known ? all * 2 / 5 : all - (all * 2 / 5);
        var day = new GuessWindow(Part(perDay), Day);
        return new(perMonth is { } all ? [day, new(Part(all), Month)] : [day], []);
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
