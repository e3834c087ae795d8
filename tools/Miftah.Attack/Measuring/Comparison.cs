namespace Miftah.Attack.Measuring;

/// <summary>What two classes of measured times say about each other, in milliseconds.</summary>
/// <param name="Count">Measurements of the smaller class.</param>
/// <param name="T">
/// Yuen's t: Welch's for means without the outer 5 % of each side, with the variance that belongs to such means.
/// </param>
/// <param name="MedianDifference">The second class's median less the first's.</param>
/// <param name="Median">Of the first class.</param>
public sealed record Comparison(int Count, double T, double MedianDifference, double Median)
{
    /// <summary>The standard error of the difference of the trimmed means, in milliseconds.</summary>
    public double Error { get; init; }

    /// <summary>Cut from each end: a server's pauses are rare, large, and say nothing about the person.</summary>
    public const double Trim = 0.05;

    private const int CountMin = 20;

    /// <exception cref="ArgumentException">Too few to say anything.</exception>
    public static Comparison Of(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count < CountMin || second.Count < CountMin)
            throw new ArgumentException("Fewer than 20 measurements say nothing.", nameof(first));
        double[] a = [.. first.Order()],
            b = [.. second.Order()];
        var ((meanA, errorA), (meanB, errorB)) = (Trimmed(a), Trimmed(b));
        var error = Math.Sqrt(errorA + errorB);
        // Clocks that never moved tell nobody apart.
        var t = error > 0 ? (meanB - meanA) / error : 0;
        return new(Math.Min(a.Length, b.Length), t, MedianOf(b) - MedianOf(a), MedianOf(a)) { Error = error };
    }

    public static double MedianOf(IReadOnlyList<double> sorted)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    // The mean of the middle, and its squared error from the winsorized variance (Yuen 1974).
    private static (double Mean, double SquaredError) Trimmed(double[] sorted)
    {
        var cut = (int)(Trim * sorted.Length);
        var left = sorted.Length - (2 * cut);
        var mean = sorted.Skip(cut).Take(left).Average();
        var winsorized = sorted.Select(x => Math.Clamp(x, sorted[cut], sorted[^(cut + 1)])).ToList();
        var middle = winsorized.Average();
        var squares = winsorized.Sum(x => (x - middle) * (x - middle));
        return (mean, squares / ((double)left * (left - 1)));
    }
}
