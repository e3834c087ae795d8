using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Miftah.Domain.Limits;

namespace Miftah.Web.Doors.Limits;

/// <summary>
/// Counts what the table limits, in the memory of this node: N nodes together allow up to N times as much. What guards
/// a secret is counted in the database (GuessBudgets), not here.
/// </summary>
public sealed partial class RateLimits
{
    /// <summary>Cells in each of four rows, of eight bytes: one megabyte for each line of the table.</summary>
    private const int CellsOfMany = 32_768;

    /// <summary>The log says that everybody together is too fast, and says it no more often than this.</summary>
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(LimitedAct, LimitKey), RateSketch> sketches;
    private readonly TimeProvider clock;
    private readonly ILogger<RateLimits> log;
    private readonly Counter<long> refused;
    private readonly long start;
    private long loggedAt = long.MinValue;
    private long refusedSinceStart;

    /// <summary>How many events of all kinds this node refused since its start.</summary>
    public long RefusedSinceStart => Interlocked.Read(ref refusedSinceStart);

    public RateLimits(LimitTable table, TimeProvider clock, IMeterFactory meters, ILogger<RateLimits> log)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(clock);
        this.clock = clock;
        this.log = log;
        start = clock.GetTimestamp();
        refused = meters.Create("Miftah.Limits").CreateCounter<long>("miftah.limits.refused");
        var secret = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
        sketches = table.All.ToDictionary(
            x => (x.Act, x.Key),
            x => new RateSketch(x.Rate, x.Key == LimitKey.All ? 1 : CellsOfMany, secret)
        );
    }

    /// <summary>Counts one event, if it may come now.</summary>
    /// <returns>Zero when it was counted or has no limit; otherwise how long it must wait.</returns>
    public TimeSpan Take(LimitedAct act, LimitKey key, string value) =>
        Ask(act, key, (sketch, now) => sketch.Take(Encoding.UTF8.GetBytes(value), now));

    /// <summary>The same question, and nothing is counted.</summary>
    public TimeSpan Wait(LimitedAct act, LimitKey key, string value) =>
        Ask(act, key, (sketch, now) => sketch.Wait(Encoding.UTF8.GetBytes(value), now));

    private TimeSpan Ask(LimitedAct act, LimitKey key, Func<RateSketch, TimeSpan, TimeSpan> ask)
    {
        if (!sketches.TryGetValue((act, key), out var sketch))
            return TimeSpan.Zero;
        var now = clock.GetElapsedTime(start);
        var wait = ask(sketch, now);
        if (wait > TimeSpan.Zero)
            Tell(act, key, now);
        return wait;
    }

    private void Tell(LimitedAct act, LimitKey key, TimeSpan now)
    {
        Interlocked.Increment(ref refusedSinceStart);
        refused.Add(1, new("act", act.ToString()), new KeyValuePair<string, object?>("key", key.ToString()));
        if (key != LimitKey.All)
            return;
        var before = Interlocked.Read(ref loggedAt);
        var isDue = before == long.MinValue || now.Ticks - before >= LogEvery.Ticks;
        if (isDue && Interlocked.CompareExchange(ref loggedAt, now.Ticks, before) == before)
            LogFlood(act);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "More of {Act} than everybody together may do: strangers are refused, known browsers go on."
    )]
    private partial void LogFlood(LimitedAct act);
}
