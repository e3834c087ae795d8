using System.Diagnostics.Metrics;
using Miftah.Domain.Kiosk;

namespace Miftah.Web.Doors.Kiosk;

/// <summary>Counts what was refused at the kiosk door, by the cause that its sender is not told.</summary>
public sealed class KioskMeters
{
    /// <summary>The meter's name, for whoever collects.</summary>
    public const string Name = "Miftah.Kiosk";

    private readonly Counter<long> refused;

    public KioskMeters(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        refused = meters.Create(Name).CreateCounter<long>("miftah.kiosk.refused");
    }

    public void Refused(KioskRefusal why) => refused.Add(1, new KeyValuePair<string, object?>("why", why.ToString()));
}
