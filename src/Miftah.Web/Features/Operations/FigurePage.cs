using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Miftah.Domain;
using Miftah.Web.Shared;

namespace Miftah.Web.Features.Operations;

/// <summary>What the page of figures and their files share: the period.</summary>
public abstract class FigurePage(Portal portal, TimeProvider clock) : StaffPage
{
    /// <summary>
    /// The periods that may be asked for, in days; 1 is today, from midnight. Rows are kept for the longest.
    /// </summary>
    public static readonly IReadOnlyList<int> Periods = [1, 7, 30];

    [BindProperty(SupportsGet = true)]
    public string? Days { get; set; }

    public override bool HasForm => false;

    /// <summary>Today for whatever else was asked for.</summary>
    public int Period =>
        int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Periods.Contains(days)
            ? days
            : Periods[0];

    public Figures.Span Span { get; private set; } = null!;

    protected override Task<IActionResult?> ReadyAsync()
    {
        var now = clock.Now();
        var from = Period == Periods[0] ? now - portal.Local(now).TimeOfDay : now.AddDays(-Period);
        Span = new(from, now, this.T());
        return Task.FromResult<IActionResult?>(null);
    }
}
