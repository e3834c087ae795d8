using Miftah.Web.Doors.Staff;
using Miftah.Web.Features.Operations.Figures;

namespace Miftah.Web.Features.Operations;

/// <summary>How the portal runs: numbers first, then each figure with its chart, its table and its file.</summary>
[Needs("operations.view")]
public sealed class IndexModel(IEnumerable<IFigure> figures, Portal portal, TimeProvider clock)
    : FigurePage(portal, clock)
{
    public IReadOnlyList<Figure> Figures { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        List<Figure> read = [];
        foreach (var figure in figures)
            read.Add(await figure.ReadAsync(Span, cancel));
        Figures = read;
    }
}
