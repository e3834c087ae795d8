using Microsoft.AspNetCore.Mvc;
using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Operations.Figures;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>One figure as a file, with what the page shows and hides.</summary>
[Needs("operations.view")]
public sealed class FigureFileModel(IEnumerable<IFigure> figures, Portal portal, TimeProvider clock)
    : FigurePage(portal, clock)
{
    public async Task<IActionResult> OnGetAsync(string figure, CancellationToken cancel)
    {
        if (figures.SingleOrDefault(x => x.Key == figure) is not { } found)
            return NotFound();
        var it = await found.ReadAsync(Span, cancel);
        var words = this.T();
        var lines = it.Lines.Select(x => x.Cells.Select(cell => cell.In(words)).Prepend(x.Label));
        var heading = it.Columns.Select(x => words["operations.column." + x]);
        return File(Csv.Write(lines.Prepend(heading)), "text/csv; charset=utf-8", $"{it.Key}.csv");
    }
}
