using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Miftah.Data;

/// <summary>
/// Stores times as UTC with microseconds, the finest that both engines keep, and refuses local times.
/// </summary>
internal sealed class UtcOnly()
    : ValueConverter<DateTime, DateTime>(time => ToStore(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    private static DateTime ToStore(DateTime time) =>
        time.Kind == DateTimeKind.Utc
            ? new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc)
            : throw new ArgumentException("Only UTC times are stored.", nameof(time));
}
