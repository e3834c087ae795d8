using Miftah.Domain.Challenges;
using Miftah.Tests.Support;
using Miftah.Web.Features.Challenges;

namespace Miftah.Tests.Challenges;

public class ChallengeGateTests : ChallengeTest
{
    [Fact]
    public async Task Check_RightCode_PassesAsCode()
    {
        var token = Gate.Issue(Action, Browser).Token;

        ShouldBe(await Gate.CheckAsync(RightCode(token), Action, Browser, Cancel), ChallengeKind.Code);
    }

    [Fact]
    public async Task Check_RightObjects_PassesAsObjects()
    {
        var token = Gate.Issue(Action, Browser).Token;

        ShouldBe(await Gate.CheckAsync(RightObjects(token), Action, Browser, Cancel), ChallengeKind.Objects);
    }

    [Fact]
    public async Task Check_DoneWork_PassesAsAuto()
    {
        var issued = Gate.Issue(Action, Browser);
        var fields = Posted(issued.Token) with { Proof = issued.Work.Solve(issued.Token) };

        ShouldBe(await Gate.CheckAsync(fields, Action, Browser, Cancel), ChallengeKind.Auto);
    }

    [Fact]
    public async Task Check_CodeInArabicDigitsWithSpaces_Passes()
    {
        var token = Gate.Issue(Action, Browser).Token;
        var arabic = string.Join(' ', SecretOf(token).Code.Select(x => (char)(x - '0' + '٠')));

        ShouldBe(
            await Gate.CheckAsync(RightCode(token) with { Code = arabic }, Action, Browser, Cancel),
            ChallengeKind.Code
        );
    }

    [Fact]
    [Sentence(8)]
    public async Task Check_TheSameAnswerAgain_IsRefused()
    {
        var token = Gate.Issue(Action, Browser).Token;
        await Gate.CheckAsync(RightCode(token), Action, Browser, Cancel);

        ShouldBe(await Gate.CheckAsync(RightCode(token), Action, Browser, Cancel), ChallengeRefusals.Ended);
    }

    [Fact]
    public async Task Check_AnotherKindOfAnswerAfterTheFirst_IsRefused()
    {
        var token = Gate.Issue(Action, Browser).Token;
        await Gate.CheckAsync(RightCode(token), Action, Browser, Cancel);

        ShouldBe(await Gate.CheckAsync(RightObjects(token), Action, Browser, Cancel), ChallengeRefusals.Ended);
    }

    [Fact]
    [Sentence(8)]
    public async Task Check_FiftyAtOnce_OnePasses()
    {
        var token = Gate.Issue(Action, Browser).Token;

        (await PassesOfFiftyAsync(GateWith(Spent), RightCode(token))).ShouldBe(1);
    }

    [Fact]
    [NegativeControl(8)]
    public async Task Check_FiftyAtOnceWithoutMemory_AllPass()
    {
        var token = Gate.Issue(Action, Browser).Token;

        (await PassesOfFiftyAsync(GateWith(new ForgetfulSpentChallenges()), RightCode(token))).ShouldBe(50);
    }

    [Fact]
    [Sentence(10)]
    public async Task Check_WrongCode_SpendsTheChallenge()
    {
        var token = Gate.Issue(Action, Browser).Token;

        ShouldBe(await Gate.CheckAsync(WrongCode(token), Action, Browser, Cancel), ChallengeRefusals.Code);
        ShouldBe(await Gate.CheckAsync(RightCode(token), Action, Browser, Cancel), ChallengeRefusals.Ended);
    }

    [Fact]
    [NegativeControl(10)]
    public async Task Check_WrongCodeWithoutMemory_LeavesAnotherGuess()
    {
        var gate = GateWith(new ForgetfulSpentChallenges());
        var token = gate.Issue(Action, Browser).Token;

        ShouldBe(await gate.CheckAsync(WrongCode(token), Action, Browser, Cancel), ChallengeRefusals.Code);
        ShouldBe(await gate.CheckAsync(RightCode(token), Action, Browser, Cancel), ChallengeKind.Code);
    }

    [Fact]
    public async Task Check_WrongObject_IsRefusedAndSpends()
    {
        var token = Gate.Issue(Action, Browser).Token;
        var right = RightObjects(token);
        var wrong = right with { Objects = [right.Objects[0], right.Objects[1] == "8" ? "1" : "8"] };

        ShouldBe(await Gate.CheckAsync(wrong, Action, Browser, Cancel), ChallengeRefusals.Object);
        ShouldBe(await Gate.CheckAsync(right, Action, Browser, Cancel), ChallengeRefusals.Ended);
    }

    [Fact]
    [Sentence(9)]
    public async Task Check_InAnotherBrowser_IsRefusedAndSpendsNothing()
    {
        var token = Gate.Issue(Action, Browser).Token;

        ShouldBe(await Gate.CheckAsync(RightCode(token), Action, OtherBrowser, Cancel), ChallengeRefusals.Ended);
        Spent.Count.ShouldBe(0);
    }

    [Fact]
    [NegativeControl(9)]
    public async Task Check_WhereAllBrowsersShareASecret_ATokenTravels()
    {
        var token = Gate.Issue(Action, "everyone").Token;
        var fields = Posted(token) with { Code = SecretOf(token, "everyone").Code };

        ShouldBe(await Gate.CheckAsync(fields, Action, "everyone", Cancel), ChallengeKind.Code);
    }

    [Fact]
    public void Issue_WithoutABrowser_IsABug() => Should.Throw<ArgumentException>(() => Gate.Issue(Action, ""));

    [Fact]
    [Sentence(9)]
    public async Task Check_ForAnotherAction_IsRefusedAndSpendsNothing()
    {
        var token = Gate.Issue("enrol", Browser).Token;

        ShouldBe(await Gate.CheckAsync(RightCode(token), Action, Browser, Cancel), ChallengeRefusals.Ended);
        ShouldBe(await Gate.CheckAsync(RightCode(token), "enrol", Browser, Cancel), ChallengeKind.Code);
    }

    [Fact]
    [Sentence(9)]
    public async Task Check_AtTheExactEnd_IsRefused()
    {
        var fields = RightCode(Gate.Issue(Action, Browser).Token);
        Clock.Advance(TimeSpan.FromMinutes(20));

        ShouldBe(await Gate.CheckAsync(fields, Action, Browser, Cancel), ChallengeRefusals.Ended);
    }

    [Fact]
    public async Task Check_OneSecondBeforeTheEnd_Passes()
    {
        var fields = RightCode(Gate.Issue(Action, Browser).Token);
        Clock.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(1));

        ShouldBe(await Gate.CheckAsync(fields, Action, Browser, Cancel), ChallengeKind.Code);
    }

    [Fact]
    public async Task Check_TokenWithAnyCharacterChanged_IsRefused()
    {
        var right = RightCode(Gate.Issue(Action, Browser).Token);
        for (var i = 0; i < right.Token.Length - 1; i++)
        {
            var other = right.Token[i] == 'A' ? 'B' : 'A';
            var changed = right.Token[..i] + other + right.Token[(i + 1)..];
            ShouldBe(
                await Gate.CheckAsync(right with { Token = changed }, Action, Browser, Cancel),
                ChallengeRefusals.Ended
            );
        }
        ShouldBe(await Gate.CheckAsync(right, Action, Browser, Cancel), ChallengeKind.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("AAAA")]
    [InlineData("====")]
    public async Task Check_UnreadableToken_IsRefused(string token) =>
        ShouldBe(
            await Gate.CheckAsync(Posted(token) with { Code = "12345" }, Action, Browser, Cancel),
            ChallengeRefusals.Ended
        );

    [Fact]
    public async Task Check_VeryLongFields_AreRefused()
    {
        var token = Gate.Issue(Action, Browser).Token;
        var much = new string('1', 100_000);

        ShouldBe(
            await Gate.CheckAsync(Posted(much) with { Code = "12345" }, Action, Browser, Cancel),
            ChallengeRefusals.Ended
        );
        ShouldBe(
            await Gate.CheckAsync(Posted(token) with { Proof = much }, Action, Browser, Cancel),
            ChallengeRefusals.Proof
        );
    }

    [Theory]
    [InlineData(ChallengeKind.Auto, "challenge.empty")]
    [InlineData(ChallengeKind.Code, "challenge.code-empty")]
    [InlineData(ChallengeKind.Objects, "challenge.object-empty")]
    public async Task Check_WithoutAnAnswer_SaysWhatIsMissingAndSpendsNothing(ChallengeKind kind, string code)
    {
        var fields = Posted(Gate.Issue(Action, Browser).Token) with { Kind = kind };

        ShouldBe(await Gate.CheckAsync(fields, Action, Browser, Cancel), new Domain.Refusal(code));
        Spent.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Check_OneOfTwoObjects_AsksForTheOther()
    {
        var token = Gate.Issue(Action, Browser).Token;
        var half = RightObjects(token) with { Objects = [RightObjects(token).Objects[0], ""] };

        ShouldBe(await Gate.CheckAsync(half, Action, Browser, Cancel), ChallengeRefusals.ObjectEmpty);
        half.FieldOf(ChallengeRefusals.ObjectEmpty).ShouldBe("ChallengeObject2");
        ShouldBe(await Gate.CheckAsync(RightObjects(token), Action, Browser, Cancel), ChallengeKind.Objects);
    }

    [Fact]
    public async Task Check_WeakWork_IsRefused()
    {
        var gate = GateWith(Spent, bits: 12);
        var token = gate.Issue(Action, Browser).Token;
        var weak = Posted(token) with { Proof = WeakProof(token) };

        ShouldBe(await gate.CheckAsync(weak, Action, Browser, Cancel), ChallengeRefusals.Proof);
    }

    [Fact]
    public async Task Check_WeakWorkWhereLittleIsAsked_Passes()
    {
        var gate = GateWith(Spent, bits: 4);
        var token = gate.Issue(Action, Browser).Token;
        var weak = Posted(token) with { Proof = WeakProof(token) };

        ShouldBe(await gate.CheckAsync(weak, Action, Browser, Cancel), ChallengeKind.Auto);
    }

    [Fact]
    public async Task Check_WorkForAnotherToken_IsRefused()
    {
        var gate = GateWith(Spent, bits: 12);
        var (mine, other) = (gate.Issue(Action, Browser), gate.Issue(Action, Browser));
        var stolen = Posted(mine.Token) with { Proof = other.Work.Solve(other.Token) };

        ShouldBe(await gate.CheckAsync(stolen, Action, Browser, Cancel), ChallengeRefusals.Proof);
    }

    [Fact]
    [Sentence(12)]
    public void Keep_AnUnansweredChallenge_IsTheSame()
    {
        var token = Gate.Issue(Action, Browser).Token;

        Gate.Keep(Posted(token), Action, Browser).Token.ShouldBe(token);
    }

    [Theory]
    [InlineData(19, Action, Browser)]
    [InlineData(0, "enrol", Browser)]
    [InlineData(0, Action, OtherBrowser)]
    public void Keep_WhatCannotBeAnswered_IsNew(int minutes, string action, string browser)
    {
        var token = Gate.Issue(Action, Browser).Token;
        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Gate.Keep(Posted(token), action, browser).Token.ShouldNotBe(token);
    }

    [Theory]
    [InlineData("identity.length", true)]
    [InlineData("challenge.empty", true)]
    [InlineData("challenge.code-empty", true)]
    [InlineData("challenge.object-empty", true)]
    [InlineData("challenge.code", false)]
    [InlineData("challenge.object", false)]
    [InlineData("challenge.proof", false)]
    [InlineData("challenge.ended", false)]
    public void View_AfterARefusal_IsTheSameChallengeOnlyWhenUnanswered(string code, bool isSame)
    {
        var token = Gate.Issue(Action, Browser).Token;

        var view = Gate.View(Posted(token), Action, Browser, [("Field", code, [])]);

        (view.Issued.Token == token).ShouldBe(isSame);
    }

    [Fact]
    public void View_AnotherPictureWanted_IsANewChallenge()
    {
        var token = Gate.Issue(Action, Browser).Token;
        var fields = Posted(token) with { Kind = ChallengeKind.Code, IsSwitch = true };

        var view = Gate.View(fields, Action, Browser, []);

        view.Issued.Token.ShouldNotBe(token);
        view.Kind.ShouldBe(ChallengeKind.Code);
    }

    private static async Task<int> PassesOfFiftyAsync(ChallengeGate gate, ChallengeFields fields)
    {
        var all = Enumerable.Range(0, 50).Select(_ => Task.Run(() => gate.CheckAsync(fields, Action, Browser, Cancel)));
        return (await Task.WhenAll(all)).Count(x => x.IsOk);
    }

    // Right for 4 bits and not for 12: a solution for 4 bits satisfies 12 by luck once in 2^32.
    private static string WeakProof(string token) => new ProofOfWork(4, 4).Solve(token);
}
