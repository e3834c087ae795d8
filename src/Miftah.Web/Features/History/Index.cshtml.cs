using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Audit;
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
        Entries = [.. records.Take(ShownMax).Select(x => HistoryEntry.Of(x))];
        Next = records.Count > ShownMax ? Entries[^1].Id : null;
        return null;
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
    bool HasProof
)
{
    public static HistoryEntry Of(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var detail = AuditDetail.Read(record.Detail!);
        return new(
            record.Id,
            record.At,
            record.Act,
            record.Actor,
            detail.Device,
            detail.Reason,
            record.LogIndex is not null
        );
    }
}
