using System.Globalization;

namespace Miftah.Attack.Measuring;

/// <summary>How alike two classes must be to count as indistinguishable.</summary>
/// <param name="MedianMax">The most that medians may differ, in milliseconds.</param>
/// <param name="MedianShareMax">Or this share of the first class's median; 0 for none.</param>
public sealed record Bound(double MedianMax, double MedianShareMax = 0)
{
    public const double TMax = 3;

    /// <summary>A page of the recovery.</summary>
    public static readonly Bound Page = new(0.05);

    /// <summary>A page whose time is that of one hash of a password.</summary>
    public static readonly Bound Hash = new(0, MedianShareMax: 0.01);

    public double Of(Comparison x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Math.Max(MedianMax, MedianShareMax * x.Median);
    }

    public bool Holds(Comparison x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Math.Abs(x.T) < TMax && Math.Abs(x.MedianDifference) < Of(x);
    }

    /// <summary>
    /// The verdict about a difference, given that of one class with itself: where the machine is so loud that the
    /// bound is within its noise, nothing is decided, unless t says that these are not equals.
    /// </summary>
    public Finding Judge(string what, Comparison noise, Comparison seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var finding = Finding.Of(
            what,
            seen.Count,
            string.Create(CultureInfo.InvariantCulture, $"|t| < {TMax}, medians within {Of(seen):0.000} ms"),
            $"{Say(seen)}; with itself {Say(noise)}",
            Holds(seen)
        );
        var isClear = Math.Abs(noise.T) < TMax && (Math.Abs(seen.T) >= TMax || TMax * seen.Error <= Of(seen));
        return Holds(noise) && Holds(seen) || isClear ? finding : finding with { Verdict = Verdict.Undecided };
    }

    public static string Say(Comparison x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"t {x.T:0.00}, {x.MedianDifference:+0.000;-0.000} ms of {x.Median:0.00} ms"
        );
    }
}
