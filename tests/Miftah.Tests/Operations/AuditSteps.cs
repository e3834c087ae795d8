using System.Net;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Tests.Audit;
using Miftah.Tests.Support;

namespace Miftah.Tests.Operations;

/// <summary>One record as the file has it.</summary>
internal sealed record AuditLine(string Index, string Time, string Act, string By, string About, string Stands);

/// <summary>The log as an auditor reads it.</summary>
internal static class AuditSteps
{
    public static Task<StaffBrowser> AuditorAsync(this TestPortal portal, bool english = true) =>
        portal.StaffAsync(StaffRole.Auditor, english: english);

    /// <summary>The lines of the file, the newest first.</summary>
    public static async Task<List<AuditLine>> LinesAsync(this StaffBrowser auditor, string query = "")
    {
        var file = await auditor.GetAsync($"/staff/audit.csv{query}");
        file.Status.ShouldBe(HttpStatusCode.OK);
        return
        [
            .. file
                .Body.TrimStart('\uFEFF')
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(x => x[1..^1].Split("\",\""))
                .Select(x => new AuditLine(x[0], x[1], x[2], x[3], x[4], x[5])),
        ];
    }

    /// <summary>Puts what waits into the log.</summary>
    /// <returns>The index that comes next.</returns>
    public static async Task<long> PlacedAsync(this TestPortal portal)
    {
        await portal.KeepLogAsync();
        return (await portal.HeadAsync()).Size;
    }

    /// <summary>Records of acts, one after the other.</summary>
    public static Task<int> AddAsync(this TestPortal portal, params AuditRecord[] records) =>
        portal.InDbAsync(db =>
        {
            db.AuditRecords.AddRange(records);
            return db.SaveChangesAsync();
        });

    /// <summary>The record of an act that was done a millisecond after the last.</summary>
    public static AuditRecord Record(
        this TestPortal portal,
        string act,
        Actor actor,
        Guid? officer = null,
        Guid? account = null
    )
    {
        portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var now = portal.Clock.Now();
        return AuditRecord.New(act, account ?? RowId.New(now), actor, RowId.New(now), now, officer: officer);
    }
}
