using System.Buffers.Binary;
using System.Text;
using Miftah.Domain.Challenges;
using Miftah.Tests.Support;
using Miftah.Web.Features.Challenges.Drawing;

namespace Miftah.Tests.Challenges;

public class PictureTests
{
    private static readonly string[] PixelChunks = ["IHDR", "sRGB", "sBIT", "IDAT", "IEND"];

    [Fact]
    public void Code_FetchedAgain_IsTheSameFile()
    {
        var secret = New();

        Code(secret).ShouldBe(Code(secret));
    }

    [Fact]
    public void Code_OfTheSameDigits_IsNeverTheSameFile() =>
        Enumerable
            .Range(0, 20)
            .Select(_ => Convert.ToHexString(CodePicture.Draw("12345", New().Draw("picture"))))
            .ShouldBeUnique();

    [Fact]
    [Sentence(10)]
    public void Code_FileHoldsPixelsAlone()
    {
        var secret = New();
        var file = Code(secret);

        Chunks(file).ShouldAllBe(x => PixelChunks.Contains(x));
        Encoding.Latin1.GetString(file).ShouldNotContain(secret.Code);
    }

    [Fact]
    [NegativeControl(10)]
    public void Chunks_SeesAWordBesideThePixels()
    {
        var file = Code(New());
        byte[] word = [0, 0, 0, 5, .. "tEXt12345"u8, 0, 0, 0, 0];

        Chunks([.. file[..8], .. word, .. file[8..]]).ShouldContain("tEXt");
    }

    [Fact]
    public void Code_HasTheSizeThatThePageReserves()
    {
        var file = Code(New());

        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)).ShouldBe(CodePicture.Width);
        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)).ShouldBe(CodePicture.Height);
    }

    [Fact]
    public void EveryDigit_CanBeDrawnInEveryHand()
    {
        DigitStrokes.Hands.Count.ShouldBe(10);
        foreach (var hand in DigitStrokes.Hands.SelectMany(x => x))
        {
            using var path = SkiaSharp.SKPath.ParseSvgPathData(hand);
            path.ShouldNotBeNull();
            path.Bounds.Height.ShouldBeGreaterThan(DigitStrokes.Height * 0.7f);
        }
    }

    [Fact]
    public void EveryObject_CanBeDrawn()
    {
        ObjectDeck.All.Count.ShouldBeGreaterThanOrEqualTo(24);
        ObjectDeck.All.Select(x => x.Name).ShouldBeUnique();
        foreach (var (name, outline) in ObjectDeck.All)
        {
            using var path = SkiaSharp.SKPath.ParseSvgPathData(outline);
            path.ShouldNotBeNull(name);
            path.Bounds.Width.ShouldBeGreaterThan(ObjectDeck.Field / 3, name);
            path.TightBounds.Width.ShouldBeLessThanOrEqualTo(ObjectDeck.Field, name);
        }
    }

    [Fact]
    public void Object_IsNeverTheSameFile() =>
        Enumerable
            .Range(0, 20)
            .Select(_ => Convert.ToHexString(ObjectPicture.Draw(ObjectDeck.All[0].Outline, New().Draw("object 1 1"))))
            .ShouldBeUnique();

    [Fact]
    [Sentence(10)]
    public void Object_FileHoldsPixelsAlone() =>
        Chunks(ObjectPicture.Draw(ObjectDeck.All[0].Outline, New().Draw("object 1 1")))
            .ShouldAllBe(x => PixelChunks.Contains(x));

    private static ChallengeSecret New() => ChallengeSecret.New("recover", DateTime.UnixEpoch);

    private static byte[] Code(ChallengeSecret secret) => CodePicture.Draw(secret.Code, secret.Draw("picture"));

    private static List<string> Chunks(byte[] png)
    {
        var names = new List<string>();
        for (var at = 8; at < png.Length; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
            names.Add(Encoding.ASCII.GetString(png, at + 4, 4));
        return names;
    }
}
