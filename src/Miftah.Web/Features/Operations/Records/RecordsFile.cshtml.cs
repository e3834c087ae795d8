using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Miftah.Domain.Audit;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Operations.Figures;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations.Records;

/// <summary>
/// What the page of the log shows, as a file: the same columns, more rows, times in UTC as the log has them.
/// </summary>
[Needs("audit.read")]
public sealed class RecordsFileModel(ReadRecords read, NameRecords names, ILogSigner signer)
    : RecordsPage(read, names, signer)
{
    /// <summary>Records with a place in the log. The rest begins before the last of them.</summary>
    public const int RowsMax = 5000;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Refusals.Count > 0)
            return Redirect($"{Request.PathBase}/staff/audit{Request.QueryString}");
        await ReadAsync(RowsMax, "file", cancel);
        var words = this.T();
        var heading = RecordColumns.All.Select(x => words["audit.column." + x]);
        return File(Csv.Write(Rows.Select(Cells).Prepend(heading)), "text/csv; charset=utf-8", "audit.csv");
    }

    private static bool IsThere(string? text) => !string.IsNullOrEmpty(text);

    private IEnumerable<string> Cells(RecordRow row)
    {
        var words = this.T();
        return
        [
            row.Index?.ToString(CultureInfo.InvariantCulture) ?? words["audit.waiting"],
            row.At.ToString(TimeFormat, CultureInfo.InvariantCulture),
            WordsOf(row),
            string.Join(
                " · ",
                ((string?[])[words["audit.by." + row.Actor], row.By?.Name, row.By?.More]).Where(IsThere)
            ),
            row.IsErased ? words["audit.erased"] : row.About,
            words[row.Stands ? "audit.stands" : "audit.stands-not"],
        ];
    }
}
