using CsCheck;
using Miftah.Domain.Challenges;

namespace Miftah.Tests.Challenges;

public class SeededDrawTests
{
    private static readonly byte[] Seed = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    [Fact]
    public void Below_SameSeedAndPurpose_DrawsTheSame() => Draw("picture").ShouldBe(Draw("picture"));

    [Fact]
    public void Below_AnotherPurpose_DrawsOtherwise() => Draw("picture").ShouldNotBe(Draw("audio"));

    [Fact]
    public void Fill_InPieces_GivesTheSameBytes()
    {
        var whole = new byte[100];
        new SeededDraw(Seed, "noise").Fill(whole);
        var draw = new SeededDraw(Seed, "noise");
        var (first, second) = (new byte[33], new byte[67]);
        draw.Fill(first);
        draw.Fill(second);

        whole.ShouldBe([.. first, .. second]);
        whole.Distinct().Count().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Below_StaysInBounds() =>
        Gen.Int[1, int.MaxValue]
            .Sample(end =>
            {
                var drawn = new SeededDraw(Seed, "bounds").Below(end);
                return drawn >= 0 && drawn < end;
            });

    [Fact]
    public void Below_Zero_IsABug() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SeededDraw(Seed, "x").Below(0));

    [Fact]
    public void Order_HoldsEachNumberOnce() =>
        new SeededDraw(Seed, "order").Order(35).Order().ShouldBe(Enumerable.Range(0, 35));

    [Fact]
    public void Order_NoPlaceIsFavoured()
    {
        var draw = new SeededDraw(Seed, "places");
        // Where the first of 8 ends up, 8,000 times: each place about 1,000 times, standard deviation 30.
        var places = Enumerable.Range(0, 8_000).Select(_ => Array.IndexOf(draw.Order(8), 0)).CountBy(x => x).ToList();

        places.Count.ShouldBe(8);
        places.ShouldAllBe(x => x.Value > 850 && x.Value < 1_150);
    }

    private static int[] Draw(string purpose)
    {
        var draw = new SeededDraw(Seed, purpose);
        return [.. Enumerable.Range(0, 40).Select(_ => draw.Below(1_000))];
    }
}
