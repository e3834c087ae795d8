namespace Miftah.Domain.Messaging;

/// <summary>
/// How many SMS were sent within one clock hour or day, in one scope: to a prefix, to a country, or in all. Never to
/// one number.
/// </summary>
public sealed class SmsCount
{
    /// <summary>The most characters of a scope.</summary>
    public const int ScopeMax = 32;

    public required string Scope { get; init; }

    /// <summary>The length of the window: 1 or 24.</summary>
    public required int Hours { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; init; }

    public int Sent { get; set; }
}

/// <summary>At most <paramref name="Max"/> SMS in one scope within each window.</summary>
public sealed record SmsCap(string Scope, int Hours, int Max)
{
    /// <summary>
    /// The window that <paramref name="now"/> lies in begins here: on the full hour, or at midnight UTC.
    /// </summary>
    public DateTime StartOf(DateTime now) => new(now.Ticks - (now.Ticks % (Hours * TimeSpan.TicksPerHour)), now.Kind);

    /// <summary>When the next window begins, UTC.</summary>
    public DateTime OpensAt(DateTime now) => StartOf(now).AddHours(Hours);
}
