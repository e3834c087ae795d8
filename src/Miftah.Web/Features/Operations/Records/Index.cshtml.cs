using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>
/// The log of acts, for auditors: what was done, by whom, and whether the newest checkpoint stands for it.
/// </summary>
[Needs("audit.read")]
public sealed class IndexModel(ReadRecords read, NameRecords names, MiftahDb db, Portal portal, ILogSigner signer)
    : RecordsPage(read, names, signer)
{
    private const int ShownMax = 50;

    /// <summary>The lists to choose from: field, what is chosen, and what can be.</summary>
    public IEnumerable<(string Field, string? Chosen, IEnumerable<(string Value, string Words)> Options)> Lists
    {
        get
        {
            var words = this.T();
            yield return (
                nameof(Act),
                Filter.Act,
                Acts.All.Select(x => (Value: x, Words: words["act." + x]))
                    .OrderBy(x => x.Words, StringComparer.Create(words.Language.Culture, ignoreCase: true))
                    .Prepend((RecordFilter.NoReadings, words["audit.no-readings"]))
            );
            yield return (
                nameof(Actor),
                Filter.Actor?.ToString(),
                Enum.GetNames<Actor>().Select(x => (x, words["audit.by." + x]))
            );
            yield return (
                nameof(Role),
                Filter.Role?.ToString(),
                Enum.GetValues<StaffRole>()
                    .Where(x => x != StaffRole.None)
                    .Select(x => (x.ToString(), words["staff.role." + x]))
            );
        }
    }

    /// <summary>When the last record under the checkpoint was written.</summary>
    public DateTime? CheckpointAt { get; private set; }

    /// <summary>Where anyone reads the checkpoint, signed.</summary>
    public Uri CheckpointAddress => new(portal.Origin, "/log/checkpoint");

    /// <summary>The choices stand open where something was chosen or refused.</summary>
    public bool IsFiltered => Filter.Query.Length > 0 || Refusals.Count > 0;

    public string Describe(RecordRow row) => WordsOf(row);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Refusals.Count > 0)
            return;
        await ReadAsync(ShownMax, "page", cancel);
        if (Checkpoint is { } it)
            CheckpointAt = await db
                .AuditRecords.Where(x => x.LogIndex == it.Size - 1)
                .Select(x => (DateTime?)x.At)
                .SingleOrDefaultAsync(cancel);
    }
}
