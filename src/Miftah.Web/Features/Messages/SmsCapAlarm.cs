using System.Diagnostics.Metrics;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Tells the operator that SMS are held back: a metric each time, a line of the log at most once a minute. It names a
/// prefix, never a number.
/// </summary>
public sealed partial class SmsCapAlarm(IMeterFactory meters, TimeProvider clock, ILogger<SmsCapAlarm> log)
{
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly Counter<long> heldBack = meters.Create("Miftah.Sms").CreateCounter<long>("miftah.sms.held_back");
    private readonly Lock gate = new();
    private long? loggedAt;

    public void Reached(SmsCap cap)
    {
        ArgumentNullException.ThrowIfNull(cap);
        heldBack.Add(1, new KeyValuePair<string, object?>("scope", cap.Scope));
        if (IsDue())
            LogReached(cap.Scope, cap.Max, cap.Hours);
    }

    public void Stopped(string prefix)
    {
        heldBack.Add(1, new KeyValuePair<string, object?>("scope", $"stopped {prefix}"));
        if (IsDue())
            LogStopped(prefix);
    }

    private bool IsDue()
    {
        lock (gate)
        {
            if (loggedAt is { } at && clock.GetElapsedTime(at) < LogEvery)
                return false;
            loggedAt = clock.GetTimestamp();
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SMS held back: {Scope} has had its {Max} within {Hours} h.")]
    private partial void LogReached(string scope, int max, int hours);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SMS held back: numbers with {Prefix} are switched off.")]
    private partial void LogStopped(string prefix);
}
