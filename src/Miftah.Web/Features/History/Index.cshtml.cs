using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Web.Doors;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.History;

/// <summary>
/// «Who looked at or changed my account»: the newest first, each entry with its proof once the log has it.
/// </summary>
[Authorize]
public sealed class IndexModel(MiftahDb db, TimeProvider clock) : PublicPage
{
    private const int ShownMax = 20;

    public override bool HasForm => false;

    /// <summary>The last entry of the page before this one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    /// <summary>From where the next page goes on; null on the last.</summary>
    public Guid? Next { get; private set; }

    public TimeLimit TimeLimit { get; private set; } = null!;

    public void OnGet() { }

    /// <summary>Any request lengthens the session; the page comes back with the new end.</summary>
    public void OnPostExtend() { }

    protected override async Task<IActionResult?> ReadyAsync()
    {
        var session = SessionAuthentication.Of(HttpContext);
        TimeLimit = new(
            session.EndsAt,
            clock.Now(),
            $"{Request.PathBase}/security/history?handler={ExtendHandler}",
            TimeLimit.Session
        )
        {
            CanExtend = session.EndsAt < session.LifeEndsAt,
        };
        // Keys rise with time, so one serves as the place in the list.
        var records = await db
            .AuditRecords.AsNoTracking()
            .Where(x => x.AccountId == session.AccountId && x.Detail != null)
            .Where(x => Before == null || x.Id < Before)
            .OrderByDescending(x => x.Id)
            .Take(ShownMax + 1)
            .ToListAsync();
        var offices = await OfficesAsync(records);
        Entries = [.. records.Take(ShownMax).Select(x => HistoryEntry.Of(x, offices))];
        Next = records.Count > ShownMax ? Entries[^1].Id : null;
        return null;
    }

    // Of an officer the person learns the office, not the name; of a kiosk the place where it stands.
    private async Task<IReadOnlyDictionary<Guid, Office>> OfficesAsync(IReadOnlyList<AuditRecord> records)
    {
        var by = records.Select(x => AuditDetail.Read(x.Detail!).Officer).OfType<Guid>().Distinct().ToList();
        return await db
            .StaffAccounts.Where(x => by.Contains(x.Id))
            .Select(x => new { x.Id, x.OfficeId })
            .Concat(db.Kiosks.Where(x => by.Contains(x.Id)).Select(x => new { x.Id, x.OfficeId }))
            .Join(db.Offices, x => x.OfficeId, x => x.Id, (at, office) => new { at.Id, office })
            .ToDictionaryAsync(x => x.Id, x => x.office);
    }
}

/// <summary>One act as its person reads it.</summary>
public sealed record HistoryEntry(
    Guid Id,
    DateTime At,
    string Act,
    Actor Actor,
    string Device,
    string Reason,
    bool HasProof,
    Office? Office
)
{
    public static HistoryEntry Of(AuditRecord record, IReadOnlyDictionary<Guid, Office> offices)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(offices);
        var detail = AuditDetail.Read(record.Detail!);
        return new(
            record.Id,
            record.At,
            record.Act,
            record.Actor,
            detail.Device,
            detail.Reason,
            record.LogIndex is not null,
            detail.Officer is { } officer ? offices.GetValueOrDefault(officer) : null
        );
    }
}
