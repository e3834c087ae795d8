namespace Miftah.Domain;

/// <summary>The one way to ask a clock for the time: UTC, as every stored time is.</summary>
public static class Clock
{
    /// <summary>The time by <paramref name="clock"/>, of kind <see cref="DateTimeKind.Utc"/>.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().UtcDateTime;
    }
}
