using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Audit;
using Miftah.Domain.Kiosk;
using Miftah.Domain.Staff;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>
/// Finds for records the members of staff, places and references that they name by key. A key that is none of these,
/// such as a subscriber's, finds nothing and is not shown.
/// </summary>
public sealed class NameRecords(MiftahDb db, StaffPersonalSeal personal)
{
    /// <summary>Keys in one statement.</summary>
    private const int AskedMax = 500;

    private readonly Dictionary<Guid, Named> named = [];
    private readonly Dictionary<Guid, string> references = [];

    /// <summary>The rows, in the order of the records.</summary>
    /// <param name="records">What was read.</param>
    /// <param name="stands">Records below this index stand under the checkpoint.</param>
    /// <param name="words">In which language.</param>
    /// <param name="cancel">The request was given up.</param>
    public async Task<IReadOnlyList<RecordRow>> RowsAsync(
        IEnumerable<AuditRecord> records,
        long stands,
        Text.Text words,
        CancellationToken cancel
    )
    {
        var read = records.Select(x => (It: x, Detail: x.Detail is null ? null : AuditDetail.Read(x.Detail))).ToList();
        var details = read.Select(x => x.Detail).OfType<AuditDetail>().ToList();
        foreach (var keys in details.SelectMany(x => (Guid?[])[x.Officer, x.Account]).Distinct().Chunk(AskedMax))
            await NameAsync([.. keys.OfType<Guid>()], words, cancel);
        foreach (var keys in details.Select(x => x.Within).Distinct().Chunk(AskedMax))
            await ReferAsync(keys, cancel);
        return [.. read.Select(x => Row(x.It, x.Detail, stands))];
    }

    private RecordRow Row(AuditRecord record, AuditDetail? detail, long stands) =>
        new(
            record.LogIndex,
            record.At,
            record.Act,
            detail?.Reason ?? "",
            record.Actor,
            detail?.Officer is { } by ? named.GetValueOrDefault(by) : null,
            detail is null ? "" : About(detail),
            detail is null,
            record.LogIndex < stands
        );

    private string About(AuditDetail detail)
    {
        if (detail.Shown is { } shown)
            return shown;
        if (references.TryGetValue(detail.Within, out var reference))
            return reference;
        return detail.Account != detail.Officer && named.TryGetValue(detail.Account, out var other) ? other.Name : "";
    }

    private async Task NameAsync(Guid[] keys, Text.Text words, CancellationToken cancel)
    {
        var language = words.Language.Code;
        var offices = await db.Offices.AsNoTracking().Where(x => keys.Contains(x.Id)).ToListAsync(cancel);
        foreach (var office in offices)
            named[office.Id] = new(office.Name(language), null, "");
        var kiosks = await db
            .Kiosks.AsNoTracking()
            .Where(x => keys.Contains(x.Id))
            .Join(db.Offices, x => x.OfficeId, x => x.Id, (kiosk, place) => new { kiosk.Id, place })
            .ToListAsync(cancel);
        foreach (var x in kiosks)
            named[x.Id] = new(x.place.Name(language), null, "");
        var staff = await db
            .StaffAccounts.AsNoTracking()
            .Where(x => keys.Contains(x.Id))
            .Join(db.Offices, x => x.OfficeId, x => x.Id, (member, office) => new { member, office })
            .ToListAsync(cancel);
        foreach (var x in staff)
        {
            var name = x.member.PersonalSealed.Length == 0 ? words["staff.nameless"] : personal.Open(x.member).Name;
            named[x.member.Id] = new(
                name,
                x.member.Id,
                $"{x.office.Name(language)} · {RolesOf(x.member.Roles, words)}"
            );
        }
    }

    private async Task ReferAsync(Guid[] keys, CancellationToken cancel)
    {
        var found = await db
            .Cases.Where(x => keys.Contains(x.Id))
            .Select(x => new { x.Id, x.Reference })
            .Concat(db.RecoveryAttempts.Where(x => keys.Contains(x.Id)).Select(x => new { x.Id, x.Reference }))
            .Concat(db.EnrolmentAttempts.Where(x => keys.Contains(x.Id)).Select(x => new { x.Id, x.Reference }))
            .Concat(db.ContactMessages.Where(x => keys.Contains(x.Id)).Select(x => new { x.Id, x.Reference }))
            .ToListAsync(cancel);
        foreach (var x in found)
            references[x.Id] = x.Reference;
        var visits = await db.KioskVisits.Where(x => keys.Contains(x.Id)).Select(x => x.Id).ToListAsync(cancel);
        foreach (var visit in visits)
            references[visit] = KioskVisit.ReferenceOf(visit);
    }

    private static string RolesOf(StaffRole roles, Text.Text words) =>
        roles == StaffRole.None
            ? words["staff.no-role"]
            : string.Join(
                words["staff.and"] + " ",
                Enum.GetValues<StaffRole>()
                    .Where(x => x != StaffRole.None && roles.HasFlag(x))
                    .Select(x => words["staff.role." + x])
            );
}
