namespace Miftah.Web.Adapters.Sms;

/// <summary>
/// Stops asking a gateway that does not answer, so that nobody waits for it; then lets one ask whether it is back.
/// </summary>
/// <remarks>Source: security.md, promise 8: opens after at most 10 failures, half-open probe.</remarks>
public sealed class Breaker(TimeProvider clock)
{
    public const int FailuresMax = 10;
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private int failures;
    private long restsSince;

    /// <summary>
    /// False while the gateway rests. After each rest one caller gets true, and the next rest begins at once.
    /// </summary>
    public bool MayTry()
    {
        lock (gate)
        {
            if (failures < FailuresMax)
                return true;
            if (clock.GetElapsedTime(restsSince) < Rest)
                return false;
            restsSince = clock.GetTimestamp();
            return true;
        }
    }

    public void Succeeded()
    {
        lock (gate)
            failures = 0;
    }

    public void Failed()
    {
        lock (gate)
        {
            failures = Math.Min(failures + 1, FailuresMax);
            restsSince = clock.GetTimestamp();
        }
    }
}
