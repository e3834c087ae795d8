using System.Diagnostics.Metrics;
using Miftah.Data.Casework;
using Miftah.Domain;

namespace Miftah.Web.Features.Console;

/// <summary>
/// Outbox: tells the operator that a member of staff was stopped from looking, in the log and a meter.
/// </summary>
public sealed partial class AlarmLooks(LookMeter meter, ILogger<AlarmLooks> log) : IOutboxHandler
{
    public static string Kind => TakeLook.AlarmKind;

    public Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        meter.Stopped();
        LogStopped(message.SubjectId);
        return Task.FromResult<DateTime?>(null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bulk looking stopped: see stop {Id} on /staff/stops.")]
    private partial void LogStopped(Guid id);
}

/// <summary>How many members of staff were stopped from looking.</summary>
public sealed class LookMeter(IMeterFactory meters)
{
    /// <summary>The meter's name, for whoever collects.</summary>
    public const string Name = "Miftah.Casework";

    private readonly Counter<long> stopped = meters.Create(Name).CreateCounter<long>("miftah.casework.looks_stopped");

    public void Stopped() => stopped.Add(1);
}
