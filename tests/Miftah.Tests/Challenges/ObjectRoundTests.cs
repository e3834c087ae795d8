using System.Globalization;
using Miftah.Domain.Challenges;
using Miftah.Web.Features.Challenges.Drawing;

namespace Miftah.Tests.Challenges;

public class ObjectRoundTests : ChallengeTest
{
    [Fact]
    public void GuessChance_IsAtMostTwoPercent() => ObjectRound.GuessChance.ShouldBeLessThanOrEqualTo(0.02);

    [Fact]
    public async Task Check_EveryPairOfPictures_PassesOnce()
    {
        var gate = GateWith(new ForgetfulSpentChallenges());
        var token = gate.Issue(Action, Browser).Token;
        var passed = 0;
        var tried = 0;
        foreach (var first in Enumerable.Range(1, ObjectRound.Pictures))
        foreach (var second in Enumerable.Range(1, ObjectRound.Pictures))
        {
            var fields = Posted(token) with { Objects = [Number(first), Number(second)] };
            tried++;
            if ((await gate.CheckAsync(fields, Action, Browser, Cancel)).IsOk)
                passed++;
        }

        passed.ShouldBe(1);
        (passed / (double)tried).ShouldBe(ObjectRound.GuessChance);
    }

    [Fact]
    public void Deal_ShowsEveryObjectAtMostOnce()
    {
        for (var i = 0; i < 200; i++)
        {
            var rounds = SecretOf(Gate.Issue(Action, Browser).Token).Rounds(ObjectDeck.All.Count);
            rounds.Count.ShouldBe(ObjectRound.Count);
            rounds.SelectMany(x => x.Objects).ShouldBeUnique();
            rounds.ShouldAllBe(x => x.Objects.Count == ObjectRound.Pictures && x.Right >= 1 && x.Right <= 8);
        }
    }

    [Fact]
    public void Deal_TheRightPictureStandsAnywhere()
    {
        // 2,000 questions: each of 8 places about 250 times, standard deviation 15.
        var places = Enumerable
            .Range(0, 1_000)
            .SelectMany(_ => ChallengeSecret.New(Action, DateTime.UnixEpoch).Rounds(ObjectDeck.All.Count))
            .CountBy(x => x.Right)
            .ToList();

        places.Count.ShouldBe(ObjectRound.Pictures);
        places.ShouldAllBe(x => x.Value > 150 && x.Value < 350);
    }

    [Fact]
    public void Deal_FromTooFewObjects_IsABug() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ObjectRound.Deal(new SeededDraw([1], "x"), 15));

    [Fact]
    public void Issue_NamesOneObjectForEachQuestion() =>
        Gate.Issue(Action, Browser).Asked.ShouldAllBe(x => ObjectDeck.All.Any(y => y.Name == x));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
