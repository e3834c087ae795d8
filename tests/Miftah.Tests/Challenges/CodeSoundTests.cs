using System.Buffers.Binary;
using System.Text;
using Miftah.Domain.Challenges;
using Miftah.Tests.Support;
using Miftah.Web.Features.Challenges.Sound;
using Miftah.Web.Text;

namespace Miftah.Tests.Challenges;

public class CodeSoundTests
{
    public static readonly TheoryData<string> Languages = ["ar", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Speak_IsAPlainWav(string language)
    {
        var file = Speak("40519", language);

        Encoding.ASCII.GetString(file, 0, 4).ShouldBe("RIFF");
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)).ShouldBe(file.Length - 8);
        Encoding.ASCII.GetString(file, 8, 8).ShouldBe("WAVEfmt ");
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(24)).ShouldBe(8_000);
        Encoding.ASCII.GetString(file, 36, 4).ShouldBe("data");
        // The data chunk ends with the file: nothing is written beside the samples.
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(40)).ShouldBe(file.Length - 44);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    [Sentence(11)]
    public void Speak_EveryDigit_IsHeardAndShort(string language)
    {
        for (var digit = '0'; digit <= '9'; digit++)
        {
            var file = Speak(new string(digit, 5), language);
            var samples = Wave.Read(file);
            (samples.Length / (double)Wave.Rate).ShouldBeInRange(3, 12);
            samples.Max().ShouldBeGreaterThan((short)8_000);
            Encoding.Latin1.GetString(file).ShouldNotContain(new string(digit, 5));
        }
    }

    [Fact]
    public void Speak_TheSameDigits_IsNeverTheSameFileOrLength()
    {
        var files = Enumerable.Range(0, 10).Select(_ => Speak("12345", "ar")).ToList();

        files.Select(Convert.ToHexString).ShouldBeUnique();
        files.Select(x => x.Length).Distinct().Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Speak_FetchedAgain_IsTheSameFile()
    {
        var secret = ChallengeSecret.New("recover", DateTime.UnixEpoch);

        CodeSound
            .Speak(secret.Code, Language.Arabic, secret.Draw("audio ar"))
            .ShouldBe(CodeSound.Speak(secret.Code, Language.Arabic, secret.Draw("audio ar")));
    }

    [Fact]
    public void Speak_TheTwoLanguages_HaveTheirOwnVoices()
    {
        DigitClips.Of(Language.Arabic).Count.ShouldBe(10);
        DigitClips.Of(Language.English).Count.ShouldBe(10);
        for (var digit = 0; digit < 10; digit++)
            DigitClips.Of(Language.Arabic)[digit].ShouldNotBe(DigitClips.Of(Language.English)[digit]);
    }

    [Fact]
    public void Read_AnotherKindOfFile_IsRefused()
    {
        var stereo = Wave.Write([1, 2, 3]);
        BinaryPrimitives.WriteInt32LittleEndian(stereo.AsSpan(28), 32_000);

        Should.Throw<InvalidDataException>(() => Wave.Read(stereo));
        Wave.Read(Wave.Write([1, 2, 3])).ShouldBe([(short)1, (short)2, (short)3]);
    }

    private static byte[] Speak(string code, string language) =>
        CodeSound.Speak(
            code,
            language == "ar" ? Language.Arabic : Language.English,
            ChallengeSecret.New("recover", DateTime.UnixEpoch).Draw("audio")
        );
}
