using System.Text;
using Miftah.Domain.Challenges;
using Miftah.Tests.Support;

namespace Miftah.Tests.Challenges;

public class ChallengeSecretTests : ChallengeTest
{
    private static readonly DateTime EndsAt = new(2030, 1, 1, 9, 20, 0, DateTimeKind.Utc);

    [Fact]
    public void Read_WhatWasWritten_GivesTheSame()
    {
        var secret = ChallengeSecret.New("recover", EndsAt);

        var read = ChallengeSecret.Read(secret.Write());

        read.Seed.ShouldBe(secret.Seed);
        read.Action.ShouldBe("recover");
        read.EndsAt.ShouldBe(EndsAt);
        read.EndsAt.Kind.ShouldBe(DateTimeKind.Utc);
        read.Code.ShouldBe(secret.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("ر")]
    public void New_ActionThatIsNoWord_IsABug(string action) =>
        Should.Throw<ArgumentException>(() => ChallengeSecret.New(action, EndsAt));

    [Fact]
    public void Code_IsFiveDigits_AndNoDigitIsRare()
    {
        var codes = Enumerable.Range(0, 2_000).Select(_ => ChallengeSecret.New("recover", EndsAt).Code).ToList();

        codes.ShouldAllBe(x => x.Length == 5 && x.All(char.IsAsciiDigit));
        // 10,000 digits: each about 1,000 times, with a standard deviation of 30.
        codes.SelectMany(x => x).GroupBy(x => x).Select(x => x.Count()).ShouldAllBe(x => x > 800 && x < 1_200);
    }

    [Fact]
    public void Id_TellsNothingOfTheSeed()
    {
        var secret = ChallengeSecret.New("recover", EndsAt);

        secret.Id.Length.ShouldBe(16);
        secret.Id.ShouldNotBe(secret.Seed);
    }

    [Fact]
    [Sentence(10)]
    public void Token_HoldsNoAnswerInTheClear()
    {
        for (var i = 0; i < 200; i++)
        {
            var token = Gate.Issue(Action, Browser).Token;
            var secret = SecretOf(token);
            var opened = Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token));
            opened.ShouldNotContain(Encoding.Latin1.GetString(secret.Seed));
            opened.ShouldNotContain(Action);
            opened.ShouldNotContain(secret.Code);
            secret.Write().ShouldContain(Action); // The look above could have found it.
        }
    }

    [Fact]
    public void Issue_SameMoment_GivesOtherTokens() =>
        Gate.Issue(Action, Browser).Token.ShouldNotBe(Gate.Issue(Action, Browser).Token);
}
