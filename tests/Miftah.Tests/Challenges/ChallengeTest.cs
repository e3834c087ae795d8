using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Miftah.Domain;
using Miftah.Domain.Challenges;
using Miftah.Domain.Cryptography;
using Miftah.Web.Features.Challenges;
using Miftah.Web.Features.Challenges.Drawing;

namespace Miftah.Tests.Challenges;

/// <summary>A gate with a fake clock and cheap work, and the right answers that only a test can look up.</summary>
public abstract class ChallengeTest
{
    protected const string Action = "recover";
    protected const string Browser = "browser-secret-one";
    protected const string OtherBrowser = "browser-secret-two";

    private readonly Sealer sealer = new(KeyRing.New(forDevelopment: true));

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero));

    internal MemorySpentChallenges Spent { get; } = new();

    protected ChallengeGate Gate => GateWith(Spent);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected ChallengeGate GateWith(ISpentChallenges spent, int bits = 4) =>
        new(sealer, spent, Clock, Options.Create(new ChallengeOptions { ProofPuzzles = 4, ProofBits = bits }));

    internal ChallengeSecret SecretOf(string token, string browser = Browser) =>
        Gate.Open(token, browser) ?? throw new InvalidOperationException("The token does not open.");

    protected static ChallengeFields Posted(string token) => ChallengeFields.None with { Token = token };

    protected ChallengeFields RightCode(string token) =>
        Posted(token) with
        {
            Kind = ChallengeKind.Code,
            Code = SecretOf(token).Code,
        };

    protected ChallengeFields WrongCode(string token) =>
        Posted(token) with
        {
            Kind = ChallengeKind.Code,
            Code = SecretOf(token).Code == "00000" ? "00001" : "00000",
        };

    protected ChallengeFields RightObjects(string token) =>
        Posted(token) with
        {
            Kind = ChallengeKind.Objects,
            Objects =
            [
                .. SecretOf(token)
                    .Rounds(ObjectDeck.All.Count)
                    .Select(x => x.Right.ToString(CultureInfo.InvariantCulture)),
            ],
        };

    protected static void ShouldBe(Result<ChallengeKind> result, Refusal why) =>
        result.ShouldBeOfType<Result<ChallengeKind>.Refused>().Why.ShouldBe(why);

    protected static void ShouldBe(Result<ChallengeKind> result, ChallengeKind kind) =>
        result.ShouldBeOfType<Result<ChallengeKind>.Ok>().Value.ShouldBe(kind);
}
