using Miftah.Web.Doors;

namespace Miftah.Web;

/// <summary>What an operator tells the portal about itself; section "Miftah" of the configuration.</summary>
public sealed class PortalOptions
{
    /// <summary>
    /// The outward origin of the public door, for example https://miftah.example. Every link uses it, whatever a
    /// request's headers say.
    /// </summary>
    public string Origin { get; set; } = "";

    /// <summary>The staff door of this node; section "Miftah:Staff".</summary>
    public StaffDoorOptions Staff { get; set; } = new();

    /// <summary>The kiosk door of this node; section "Miftah:Kiosk".</summary>
    public KioskDoorOptions Kiosk { get; set; } = new();

    /// <summary>The support desk's telephone number as people dial it.</summary>
    public string SupportNumber { get; set; } = "";

    /// <summary>IANA name of the time zone of clock times on pages.</summary>
    public string TimeZone { get; set; } = "Asia/Riyadh";

    /// <summary>The folder of everything this instance writes.</summary>
    public string DataFolder { get; set; } = "var";
}

/// <summary>Where staff come in. A node without an origin of it has no staff door.</summary>
public sealed class StaffDoorOptions
{
    public const string Section = "Miftah:Staff";

    /// <summary>The outward origin, on another host than the public door's: https://staff.miftah.example.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The port on which this node listens for it.</summary>
    public int Port { get; set; }
}

/// <summary>Where kiosks speak to this node. A node without an origin of it has no kiosk door.</summary>
public sealed class KioskDoorOptions
{
    public const string Section = "Miftah:Kiosk";

    /// <summary>The outward origin, on a host of its own, https://kiosk.miftah.example: kiosks sign it.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The port on which this node listens for it.</summary>
    public int Port { get; set; }
}

/// <summary>The portal's own facts, read from <see cref="PortalOptions"/> once at start.</summary>
public sealed class Portal(PortalOptions options)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public Uri Origin { get; } = new(options.Origin);

    /// <summary>The domain that people see in the address bar and in the last line of an SMS.</summary>
    public string Host => Origin.Host;

    /// <summary>The origin of the staff door; null where this node has none.</summary>
    public Uri? StaffOrigin { get; } = options.Staff.Origin.Length > 0 ? new(options.Staff.Origin) : null;

    /// <summary>The origin of the kiosk door; null where this node has none.</summary>
    public Uri? KioskOrigin { get; } = options.Kiosk.Origin.Length > 0 ? new(options.Kiosk.Origin) : null;

    /// <summary>The door that listens on this port. A door without an origin is none.</summary>
    public Door DoorAt(int port)
    {
        if (StaffOrigin is not null && port == options.Staff.Port)
            return Door.Staff;
        return KioskOrigin is not null && port == options.Kiosk.Port ? Door.Kiosk : Door.Public;
    }

    public Uri OriginOf(Door door) =>
        door switch
        {
            Door.Staff => StaffOrigin ?? Origin,
            Door.Kiosk => KioskOrigin ?? Origin,
            _ => Origin,
        };

    public string SupportNumber => options.SupportNumber;

    public string DataFolder => options.DataFolder;

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    /// <summary>The first moment of a day in the portal's time zone, UTC.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where the clock is put forward at midnight, the day begins later; put back to it, it begins the first time.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var ahead = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - ahead, DateTimeKind.Utc);
    }
}
