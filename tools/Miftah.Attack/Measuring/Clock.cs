using System.Diagnostics;

namespace Miftah.Attack.Measuring;

internal static class Clock
{
    /// <returns>How long it took, in milliseconds.</returns>
    public static async Task<double> TimeAsync(Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
