using System.Security.Cryptography;
using Miftah.Domain.Cryptography;
using Miftah.Tests.Support;

namespace Miftah.Tests.Cryptography;

public class SealerTests
{
    private static readonly KeyRing Keys = Ring(1);

    [Fact]
    public void Open_WhatWasSealed_ComesBack() =>
        new Sealer(Keys).Open(new Sealer(Keys).Seal("جواب", "row:1"), "row:1").ShouldBe("جواب");

    [Fact]
    public void Open_InAnotherRow_Fails() =>
        Should.Throw<CryptographicException>(() => new Sealer(Keys).Open(new Sealer(Keys).Seal("a", "row:1"), "row:2"));

    [Fact]
    public void Open_AnyAlteredByte_Fails()
    {
        var sealer = new Sealer(Keys);
        var made = sealer.Seal("a secret", "row:1");
        for (var i = 0; i < made.Length; i++)
        {
            var altered = (byte[])made.Clone();
            altered[i] ^= 1;
            Should.Throw<CryptographicException>(() => sealer.Open(altered, "row:1"), $"byte {i}");
        }
    }

    [Fact]
    public void Open_WithAnEarlierKeyStillOnTheRing_Works()
    {
        var made = new Sealer(Keys).Seal("a", "row:1");
        var rotated = Keys with
        {
            Sealing = new Dictionary<byte, byte[]> { [1] = Keys.Sealing[1], [2] = RandomNumberGenerator.GetBytes(32) },
        };

        new Sealer(rotated).Open(made, "row:1").ShouldBe("a");
        new Sealer(rotated).Seal("a", "row:1")[1].ShouldBe((byte)2);
    }

    [Fact]
    public void Open_WithoutItsKey_Fails() =>
        Should.Throw<CryptographicException>(() => new Sealer(Ring(2)).Open(new Sealer(Keys).Seal("a", "r"), "r"));

    [Fact]
    public void BlindIndex_DiffersByPurposeAndValue()
    {
        var index = new BlindIndex(Keys);
        index.Of("identity", "1").ShouldBe(index.Of("identity", "1"));
        index.Of("identity", "1").ShouldNotBe(index.Of("mobile", "1"));
        index.Of("identity", "1").ShouldNotBe(index.Of("identity", "2"));
    }

    [Fact]
    [Sentence(21)]
    public void NewCode_IsSixDigits_AndEvenlySpread()
    {
        var codes = Enumerable.Range(0, 20_000).Select(_ => Secrets.NewCode()).ToList();

        codes.ShouldAllBe(x => x.Length == 6 && x.All(char.IsAsciiDigit));
        for (var place = 0; place < 6; place++)
            Unevenness(codes, place).ShouldBeLessThan(UnevennessMax);
    }

    [Fact]
    [NegativeControl(21)]
    public void TheSpread_SeesARemainderThatFavoursSomeDigits()
    {
        // Four bits modulo ten give 0 to 5 twice as often.
        var codes = Enumerable
            .Range(0, 20_000)
            .Select(_ => $"{System.Security.Cryptography.RandomNumberGenerator.GetInt32(16) % 10}")
            .ToList();

        Unevenness(codes, place: 0).ShouldBeGreaterThan(UnevennessMax);
    }

    // Chi-square, 9 degrees of freedom: 1 in 10 million exceeds it.
    private const double UnevennessMax = 50;

    private static double Unevenness(List<string> codes, int place)
    {
        var each = codes.Count / 10.0;
        return codes.GroupBy(x => x[place]).Sum(x => (x.Count() - each) * (x.Count() - each) / each);
    }

    private static KeyRing Ring(byte version) =>
        KeyRing.New(forDevelopment: true) with
        {
            Sealing = new Dictionary<byte, byte[]> { [version] = KeyRing.NewKey() },
        };
}
