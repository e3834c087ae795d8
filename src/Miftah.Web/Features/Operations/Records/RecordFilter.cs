using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>Which records are asked for. All of it are words of the portal's own: nothing typed is kept.</summary>
/// <param name="Act">One of <see cref="Acts"/>, or <see cref="NoReadings"/>; null for all.</param>
/// <param name="Actor">Who acted; null for all.</param>
/// <param name="Role">Members of staff who have this role today; null for all.</param>
/// <param name="From">The first day, in the portal's time zone.</param>
/// <param name="To">The last day.</param>
public sealed record RecordFilter(string? Act, Actor? Actor, StaffRole? Role, DateOnly? From, DateOnly? To)
{
    /// <summary>Every act but the reading of the log itself.</summary>
    public const string NoReadings = "no-readings";

    /// <summary>The filter as an address carries it; empty without one.</summary>
    public string Query => string.Join('&', Parts.Where(x => x.Value is not null).Select(x => $"{x.Name}={x.Value}"));

    private (string Name, string? Value)[] Parts =>
        [
            (nameof(Act), Act),
            (nameof(Actor), Actor?.ToString()),
            (nameof(Role), Role?.ToString()),
            (nameof(From), From?.ToString(DayText.Format, DayText.Plain)),
            (nameof(To), To?.ToString(DayText.Format, DayText.Plain)),
        ];

    /// <summary>All of the filter that the database can answer: a member's role it cannot.</summary>
    public IQueryable<AuditRecord> Of(IQueryable<AuditRecord> records, Portal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        if (Act == NoReadings)
            records = records.Where(x => x.Act != Acts.AuditRead);
        else if (Act is not null)
            records = records.Where(x => x.Act == Act);
        if (Actor is not null)
            records = records.Where(x => x.Actor == Actor);
        if (Role is not null)
            records = records.Where(x => x.Actor == Domain.Audit.Actor.Officer);
        // A key holds its record's time: days need no index of their own.
        if (From is { } from)
        {
            var first = RowId.First(portal.StartOf(from));
            records = records.Where(x => x.Id >= first);
        }
        if (To is { } to)
        {
            var end = RowId.First(portal.StartOf(to.AddDays(1)));
            records = records.Where(x => x.Id < end);
        }
        return records;
    }
}
