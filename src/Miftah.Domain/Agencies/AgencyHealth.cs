using System.Collections.Concurrent;

namespace Miftah.Domain.Agencies;

/// <summary>How one agency answered since the start.</summary>
/// <param name="Agency">Which, by a stable name.</param>
/// <param name="Asked">How often it was asked.</param>
/// <param name="AnsweredAt">When it last said yes or no.</param>
/// <param name="FailedAt">When it last could not be asked, or did not answer in time.</param>
/// <param name="FailuresInARow">Since it last answered.</param>
public sealed record AgencyState(
    string Agency,
    long Asked = 0,
    DateTime? AnsweredAt = null,
    DateTime? FailedAt = null,
    int FailuresInARow = 0
);

/// <summary>What one node knows of the agencies' health: nothing about whom they were asked.</summary>
public sealed class AgencyHealth
{
    public const string Registers = "registers";
    public const string Family = "family";
    public const string Fingers = "fingers";

    private readonly ConcurrentDictionary<string, AgencyState> states = new(
        ((string[])[Registers, Family, Fingers]).Select(x => KeyValuePair.Create(x, new AgencyState(x))),
        StringComparer.Ordinal
    );

    /// <summary>All agencies, in the order of their names.</summary>
    public IReadOnlyList<AgencyState> All => [.. states.Values.OrderBy(x => x.Agency, StringComparer.Ordinal)];

    public void Note(string agency, bool answered, DateTime now)
    {
        var made = new AgencyState(agency);
        states.AddOrUpdate(agency, _ => After(made, answered, now), (_, known) => After(known, answered, now));
    }

    private static AgencyState After(AgencyState known, bool answered, DateTime now) =>
        answered
            ? known with
            {
                Asked = known.Asked + 1,
                AnsweredAt = now,
                FailuresInARow = 0,
            }
            : known with
            {
                Asked = known.Asked + 1,
                FailedAt = now,
                FailuresInARow = known.FailuresInARow + 1,
            };
}
