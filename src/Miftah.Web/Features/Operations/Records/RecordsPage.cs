using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>What the log's page and its file share: the filter, and where to begin.</summary>
public abstract class RecordsPage(ReadRecords read, NameRecords names, ILogSigner signer) : StaffPage
{
    private static readonly Refusal NoDay = new("audit.no-day");
    private static readonly Refusal Turned = new("audit.turned");

    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Actor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Only records below this index.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public override bool HasForm => false;

    public RecordFilter Filter { get; private set; } = new(null, null, null, null, null);

    public IReadOnlyList<RecordRow> Rows { get; private set; } = [];

    public RecordsRead? Read { get; private set; }

    /// <summary>The newest checkpoint; null before the first, and where its signature is not the log's.</summary>
    public Checkpoint? Checkpoint { get; private set; }

    /// <summary>The key that verifies it, as signed-note writes it.</summary>
    public string Key => Domain.Audit.Checkpoint.VerifierKey(signer);

    /// <summary>A day as it may be typed.</summary>
    public Shown ExampleDay => this.T().Ltr(DayText.Example);

    /// <summary>The filter with where to begin, as an address carries them; empty for everything.</summary>
    public string QueryBefore(long? before)
    {
        var place = before is { } index ? string.Create(CultureInfo.InvariantCulture, $"{nameof(Before)}={index}") : "";
        var query = string.Join('&', ((string[])[Filter.Query, place]).Where(x => x.Length > 0));
        return query.Length == 0 ? "" : $"?{query}";
    }

    /// <summary>Below which index this page begins; null for the newest.</summary>
    public long? Start =>
        long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    protected override Task<IActionResult?> ReadyAsync()
    {
        if (!DayText.TryRead(From, out var from))
            Refuse(nameof(From), NoDay, ("day", ExampleDay));
        if (!DayText.TryRead(To, out var to))
            Refuse(nameof(To), NoDay, ("day", ExampleDay));
        if (Refusals.Count == 0 && from > to)
            Refuse(nameof(To), Turned);
        Filter = new(
            Act == RecordFilter.NoReadings || Acts.All.Contains(Act, StringComparer.Ordinal) ? Act : null,
            OneOf<Actor>(Actor),
            OneOf<StaffRole>(Role) is { } role and not StaffRole.None ? role : null,
            from,
            to
        );
        return Task.FromResult<IActionResult?>(null);
    }

    /// <summary>Reads and records it. Without the record nothing is shown.</summary>
    protected async Task ReadAsync(int rowsMax, string how, CancellationToken cancel)
    {
        Read = await read.ReadAsync(Filter, Start, rowsMax, Member, how, cancel);
        Checkpoint = Domain.Audit.Checkpoint.Open(Read.Head.Checkpoint, signer);
        var records = Read.Waiting.Concat(Read.Placed);
        Rows = await names.RowsAsync(records, Checkpoint?.Size ?? 0, this.T(), cancel);
    }

    /// <summary>One record's act, and why it was done, in the words that its person reads.</summary>
    protected string WordsOf(RecordRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var act = this.T()["act." + row.Act];
        return row.Reason.Length == 0 ? act : $"{act}. {this.T()["act-reason." + row.Reason]}";
    }

    // A name of the list, and none of its numbers.
    private static T? OneOf<T>(string? typed)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(typed, StringComparer.Ordinal) ? Enum.Parse<T>(typed!) : null;
}
