using System.Text;
using Miftah.Web.Features.Operations.Figures;

namespace Miftah.Tests.Operations;

/// <summary>What is not said, and what a reader could still work out.</summary>
public class SmallCountsTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void OneToFour_AreNotSaid(long count, bool hidden) =>
        (SmallCounts.Alone(count) == Cell.Few).ShouldBe(hidden);

    [Fact]
    public void ASmallCount_IsHidden_AndTheOthersAreSaid() =>
        SmallCounts.Alone(40, 3, 7, 0).ShouldBe([Cell.Of(40), Cell.Few, Cell.Of(7), Cell.Of(0)]);

    [Fact]
    public void BesideATotal_TheSmallCountWouldFollow() =>
        (50 - SmallCounts.Alone(40, 3, 7, 0).Sum(x => x.Bar ?? 0)).ShouldBe(3, "why no total is shown");

    [Fact]
    public void OfSteps_HowManyLeft_IsACountToo()
    {
        SmallCounts.Steps(20, 18, 10, 3, 0).ShouldBe([Cell.Of(20), Cell.Hidden, Cell.Of(10), Cell.Few, Cell.Of(0)]);
        SmallCounts.Steps(20, 20, 20).ShouldBe([Cell.Of(20), Cell.Of(20), Cell.Of(20)]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+966500")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void ACell_ThatASpreadsheetWouldRun_IsText(string cell) => Csv.Safe(cell).ShouldBe("'" + cell);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("أقل من 5")]
    [InlineData("a=b")]
    public void OtherCells_StayAsTheyAre(string cell) => Csv.Safe(cell).ShouldBe(cell);

    [Fact]
    public void AFile_IsMarkedAsUtf8_AndQuotesWhatItMust()
    {
        var file = Csv.Write([
            ["العدد", "a\"b, c"],
            ["5", "x\r\ny"],
        ]);

        file.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(file[3..]).ShouldBe("\"العدد\",\"a\"\"b, c\"\r\n\"5\",\"x\r\ny\"\r\n");
    }
}
