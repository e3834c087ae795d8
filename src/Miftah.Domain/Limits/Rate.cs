namespace Miftah.Domain.Limits;

/// <summary>
/// How often something may happen: <paramref name="Burst"/> times at once, and <paramref name="PerHour"/> times in an
/// hour in the long run.
/// </summary>
/// <remarks>
/// The generic cell rate algorithm (ITU-T I.371, annex A). It remembers one time for each key: when the next event
/// would come if all came evenly.
/// </remarks>
public sealed record Rate(int Burst, int PerHour)
{
    /// <summary>Between two events that come evenly.</summary>
    public TimeSpan Every => TimeSpan.FromHours(1) / PerHour;

    /// <summary>How long the next event must wait, given the remembered <paramref name="arrival"/>.</summary>
    /// <returns>Zero when it may come now.</returns>
    public TimeSpan Wait(TimeSpan arrival, TimeSpan now)
    {
        var opens = arrival - (Every * (Burst - 1));
        return opens > now ? opens - now : TimeSpan.Zero;
    }

    /// <summary>What is remembered after an event that was let through.</summary>
    public TimeSpan Next(TimeSpan arrival, TimeSpan now) => (arrival > now ? arrival : now) + Every;
}
