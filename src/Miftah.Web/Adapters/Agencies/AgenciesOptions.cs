using Miftah.Agencies;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>The synthetic country behind the agency port; section "Miftah:Agencies" of the configuration.</summary>
public sealed class AgenciesOptions
{
    public const string Section = "Miftah:Agencies";

    /// <summary>Which country: another seed, other people.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>How many adults it has. Nobody is stored, so that a large country costs nothing.</summary>
    public int Size { get; set; } = 1_000_000;

    /// <summary>The day on which ages and expiry dates are reckoned.</summary>
    public DateOnly AsOf { get; set; } = Country.Epoch;

    /// <summary>How the agencies behave at start; anything but normal is refused in Production.</summary>
    public AgencyBehaviour Behaviour { get; set; }

    /// <summary>How late a slow agency answers, in milliseconds, up to <see cref="SlowMillisecondsMax"/>.</summary>
    public int SlowMilliseconds { get; set; } = 3_000;

    /// <summary>An hour: longer than any attempt at recovery lives.</summary>
    public const int SlowMillisecondsMax = 3_600_000;
}
