using Miftah.Attack;
using Miftah.Attack.Measuring;

namespace Miftah.Tests.Attacks;

/// <summary>The statistics of `./dev attack`, on figures worked out by hand or drawn with a known difference.</summary>
public class MeasuringTests
{
    private const int Count = 2_000;

    [Fact]
    public void Medians_AreThoseOfTheMiddle()
    {
        Comparison.MedianOf([1, 2, 3]).ShouldBe(2);
        Comparison.MedianOf([1, 2, 3, 10]).ShouldBe(2.5);
    }

    [Fact]
    public void T_IsYuens()
    {
        // 1 to 20 without 1 and 20: mean 10.5, winsorized squares 2 * (8.5² + 8.5² + 7.5² + … + 0.5²) = 629.
        double[] first = [.. Enumerable.Range(1, 20).Select(x => (double)x)];
        double[] second = [.. first.Select(x => x + 1)];

        var seen = Comparison.Of(first, second);

        seen.T.ShouldBe(1 / Math.Sqrt(2 * 629.0 / (18 * 17)), 1e-9);
        seen.MedianDifference.ShouldBe(1);
        seen.Median.ShouldBe(10.5);
        seen.Count.ShouldBe(20);
    }

    [Fact]
    public void RarePauses_DoNotHideADifference_NorMakeOne()
    {
        List<double> first = [.. Times(1, 0).Select(Paused)];

        Math.Abs(Comparison.Of(first, [.. Times(2, 0).Select(Paused)]).T).ShouldBeLessThan(Bound.TMax);
        Comparison.Of(first, [.. Times(2, 0.1).Select(Paused)]).T.ShouldBeGreaterThan(Bound.TMax);

        static double Paused(double time, int i) => i % 50 == 0 ? time + 500 : time;
    }

    [Theory]
    [InlineData(0, 0, Verdict.Refused)]
    [InlineData(0, 0.1, Verdict.Failed)]
    [InlineData(0, 1, Verdict.Failed)]
    [InlineData(0.5, 0, Verdict.Undecided)]
    public void TheVerdict_FollowsTheDifference_UnlessEqualsDifferToo(double noise, double difference, Verdict verdict)
    {
        var (first, again) = (Times(1, 0), Times(2, noise));

        var finding = Bound.Page.Judge("x", Comparison.Of(first, again), Comparison.Of(first, Times(3, difference)));

        finding.Verdict.ShouldBe(verdict, finding.Seen);
    }

    [Fact]
    public void AHash_MayDifferByAHundredth()
    {
        Bound.Hash.Of(new(Count, 0, 0, Median: 30)).ShouldBe(0.3, 1e-9);
        Bound.Hash.Holds(new(Count, 0, 0.29, Median: 30)).ShouldBeTrue();
        Bound.Hash.Holds(new(Count, 0, 0.31, Median: 30)).ShouldBeFalse();
    }

    [Fact]
    public void AFew_SayNothing() => Should.Throw<ArgumentException>(() => Comparison.Of([1, 2, 3], [1, 2, 3]));

    // About 2 ms, give or take 0.3: the sum of twelve even numbers is nearly normal.
    private static List<double> Times(int seed, double slower)
    {
        var state = (uint)seed * 2_654_435_761;
        double Next()
        {
            state = (state * 1_664_525) + 1_013_904_223;
            return state / (double)uint.MaxValue;
        }
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(_ => 2 + slower + (0.3 * (Enumerable.Range(0, 12).Sum(_ => Next()) - 6))),
        ];
    }
}
