using System.Diagnostics;

namespace Miftah.Attack.Measuring;

/// <summary>
/// The negative control of a measurement: a server that takes longer for the known, and so must be found out.
/// </summary>
internal static class SlowerControl
{
    private const int Pairs = 300;

    /// <param name="bound">By which the measurement judges.</param>
    /// <param name="everybody">What every answer takes.</param>
    /// <param name="slower">What an answer about the known takes besides.</param>
    public static async Task<Finding> RunAsync(Bound bound, TimeSpan everybody, TimeSpan slower)
    {
        ArgumentNullException.ThrowIfNull(bound);
        await using var server = new BrokenServer(asked =>
        {
            // Busy, as a hash is: a timer of the system is too coarse for a part of a millisecond.
            var (from, takes) = (Stopwatch.GetTimestamp(), asked.Path == "/known" ? everybody + slower : everybody);
            while (Stopwatch.GetElapsedTime(from) < takes)
                Thread.SpinWait(20);
            return Task.FromResult((200, "", ""));
        });
        using var browser = new Browser(server.Origin);
        var samples = new Samples();
        for (var i = 0; i < Pairs; i++)
            foreach (var path in i % 2 == 0 ? (string[])["/unknown", "/known"] : ["/known", "/unknown"])
                samples.Add("", path, await Clock.TimeAsync(() => browser.GetAsync(path)));
        var seen = samples.Compare("", "/unknown", "/known");
        return Finding.Control(
            $"a server that takes {slower.TotalMilliseconds:0.#} ms longer for the known",
            Pairs,
            Bound.Say(seen),
            !bound.Holds(seen)
        );
    }
}
