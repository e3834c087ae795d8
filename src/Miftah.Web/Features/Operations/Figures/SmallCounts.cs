namespace Miftah.Web.Features.Operations.Figures;

/// <summary>
/// A count of one to four may point at a person, so it is not said, and neither is what would give it away. The one
/// place that decides it, for pages and for files.
/// </summary>
public static class SmallCounts
{
    /// <summary>The smallest count that is said, besides zero.</summary>
    public const int Min = 5;

    /// <summary>
    /// Counts that stand beside no total, and none may be shown with them: less the others it would be the small one.
    /// </summary>
    public static IReadOnlyList<Cell> Alone(params IEnumerable<long> counts) => [.. counts.Select(Alone)];

    public static Cell Alone(long count) => IsSmall(count) ? Cell.Few : Cell.Of(count);

    /// <summary>
    /// Steps, each reached by some of those who reached the step before: how many left between two that are said is
    /// itself a count.
    /// </summary>
    public static IReadOnlyList<Cell> Steps(params IEnumerable<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        List<Cell> cells = [];
        long? said = null;
        foreach (var count in counts)
        {
            var cell =
                IsSmall(count) ? Cell.Few
                : IsSmall(said - count ?? 0) ? Cell.Hidden
                : Cell.Of(count);
            said = cell.Bar ?? said;
            cells.Add(cell);
        }
        return cells;
    }

    private static bool IsSmall(long count) => count is > 0 and < Min;
}
