using Miftah.Domain.Limits;

namespace Miftah.Tests.Limits;

/// <summary>A rate allows its burst at once and its hourly figure in the long run, for every key by itself.</summary>
public class RateTests
{
    private const int Width = 64;
    private static readonly Rate TenAtOnce = new(Burst: 10, PerHour: 60);
    private static readonly byte[] Secret = [1, 2, 3];

    [Fact]
    public void Burst_Passes_AndTheNextWaits()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        for (var i = 0; i < 10; i++)
            sketch.Take("a"u8, Minute(0)).ShouldBe(TimeSpan.Zero);

        sketch.Take("a"u8, Minute(0)).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Wait_IsExact()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        for (var i = 0; i < 10; i++)
            sketch.Take("a"u8, Minute(0));

        sketch.Take("a"u8, Minute(1) - TimeSpan.FromTicks(1)).ShouldBe(TimeSpan.FromTicks(1));
        sketch.Take("a"u8, Minute(1)).ShouldBe(TimeSpan.Zero);
        sketch.Take("a"u8, Minute(1)).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(3600)]
    public void InTheLongRun_TheHourlyFigureHolds_HoweverOftenOneTries(int secondsBetween)
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        var passed = 0;
        for (var at = 0; at < 100 * 3600; at += secondsBetween)
            if (sketch.Take("a"u8, TimeSpan.FromSeconds(at)) == TimeSpan.Zero)
                passed++;

        passed.ShouldBeLessThanOrEqualTo(10 + (100 * 60));
        passed.ShouldBe(Math.Min(100 * 3600 / secondsBetween, 9 + (100 * 60)));
    }

    [Fact]
    public void RefusedTries_DoNotLengthenTheWait()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        for (var i = 0; i < 1000; i++)
            sketch.Take("a"u8, Minute(0));

        sketch.Take("a"u8, Minute(1)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Asking_CountsNothing()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        for (var i = 0; i < 1000; i++)
            sketch.Wait("a"u8, Minute(0)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void OtherKeys_GoOn()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        for (var i = 0; i < 11; i++)
            sketch.Take("a"u8, Minute(0));

        sketch.Take("b"u8, Minute(0)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void FillingOtherBuckets_NeverEmptiesOnesOwn()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        for (var i = 0; i < 10; i++)
            sketch.Take("a"u8, Minute(0));
        for (var i = 0; i < 100 * Width; i++)
            sketch.Take(BitConverter.GetBytes(i), Minute(0));

        sketch.Take("a"u8, Minute(0)).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void TwentyThousandBusyKeys_LetAlmostEveryNewOnePass()
    {
        var sketch = new RateSketch(TenAtOnce, 32_768, Secret);
        for (var key = 0; key < 20_000; key++)
        for (var i = 0; i < 10; i++)
            sketch.Take(BitConverter.GetBytes(key), Minute(0));

        var refused = Enumerable
            .Range(1_000_000, 1_000)
            .Count(x => sketch.Take(BitConverter.GetBytes(x), Minute(0)) > TimeSpan.Zero);

        refused.ShouldBeLessThan(80); // (1 - e^(-20,000/32,768))^4 is 4 in 100.
    }

    [Fact]
    public async Task ParallelTakes_NeverPassMoreThanTheBurst()
    {
        var sketch = new RateSketch(TenAtOnce, Width, Secret);
        var passed = 0;

        await Parallel.ForAsync(
            0,
            1_000,
            (_, _) =>
            {
                if (sketch.Take("a"u8, Minute(0)) == TimeSpan.Zero)
                    Interlocked.Increment(ref passed);
                return ValueTask.CompletedTask;
            }
        );

        passed.ShouldBe(10);
    }

    private static TimeSpan Minute(int minute) => TimeSpan.FromMinutes(minute);
}
