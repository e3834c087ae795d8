using System.Diagnostics;
using Miftah.Domain.Challenges;

namespace Miftah.Tests.Challenges;

public class ProofOfWorkTests
{
    private const string Token =
        "AQ3xampleTokenOfAChallenge_0123456789-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly ProofOfWork Work = new(Puzzles: 4, Bits: 10);

    // Made by wwwroot/js/challenge-worker.js, so that the two sides agree also where no node is at hand.
    private const string ProofOfTheScript = "143.46.2173.1236";

    [Fact]
    public void Accepts_TheScriptsProof() => Work.Accepts(Token, ProofOfTheScript).ShouldBeTrue();

    [Fact]
    public void Solve_GivesTheScriptsProof() => Work.Solve(Token).ShouldBe(ProofOfTheScript);

    [Fact]
    public async Task Accepts_WhatTheScriptSolvesNow()
    {
        var script = Path.Combine(Root(), "src/Miftah.Web/wwwroot/js/challenge-worker.js");
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add("process.stdout.write(require(process.argv[1]).solve(process.argv[2], 8, 11))");
        start.ArgumentList.Add(script);
        start.ArgumentList.Add("another-token");
        using var node = StartOrSkip(start);
        var proof = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        new ProofOfWork(8, 11).Accepts("another-token", proof).ShouldBeTrue(proof);
        new ProofOfWork(8, 11).Accepts("yet-another-token", proof).ShouldBeFalse();
    }

    [Fact]
    public void Accepts_AnotherToken_IsFalse() => Work.Accepts(Token + "x", ProofOfTheScript).ShouldBeFalse();

    [Fact]
    public void Accepts_TheSameForMoreBits_IsFalse() =>
        (Work with { Bits = 20 }).Accepts(Token, ProofOfTheScript).ShouldBeFalse();

    [Fact]
    public void Accepts_OneSolutionForAllPuzzles_IsFalse()
    {
        var first = ProofOfTheScript.Split('.')[0];

        Work.Accepts(Token, $"{first}.{first}.{first}.{first}").ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("-1.2.3.4")]
    [InlineData(" 1.2.3.4")]
    [InlineData("٣.2.3.4")]
    [InlineData("4294967296.2.3.4")]
    [InlineData("99999999999999999999999999999999999999999999999999.1.1.1")]
    public void Accepts_AnotherForm_IsFalse(string proof) =>
        (Work with { Bits = 0 }).Accepts(Token, proof).ShouldBeFalse();

    [Fact]
    public void Accepts_AnyFourNumbersWhereNoBitIsAsked() =>
        (Work with { Bits = 0 }).Accepts(Token, "1.2.3.4294967295").ShouldBeTrue();

    private static Process StartOrSkip(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed; the vector above and the browser tests still cover the script.");
            throw;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Miftah.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
