using Miftah.Domain.Messaging;

namespace Miftah.Tests.Messaging;

public class SmsSizeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Miftah @ 1\n", 11)]
    [InlineData("àé£Δ", 4)]
    [InlineData("[€]", 6)]
    [InlineData("a_b-c", 5)]
    public void Of_LettersOfTheGsmAlphabet_AreSeptets(string text, int units) =>
        SmsSize.Of(text).ShouldBe(new SmsSize(SmsEncoding.Gsm, units));

    [Theory]
    [InlineData("مفتاح", 5)]
    [InlineData("Miftah’s", 8)]
    [InlineData("`", 1)]
    [InlineData("a🔑", 3)]
    public void Of_OneOtherLetter_MakesAllUcs2(string text, int units) =>
        SmsSize.Of(text).ShouldBe(new SmsSize(SmsEncoding.Ucs2, units));

    [Theory]
    [InlineData('a', 160)]
    [InlineData('€', 80)]
    [InlineData('م', 70)]
    public void FitsOneSegment_UpToItsUnits_NoFurther(char letter, int lettersMax)
    {
        SmsSize.Of(new string(letter, lettersMax)).FitsOneSegment.ShouldBeTrue();
        SmsSize.Of(new string(letter, lettersMax + 1)).FitsOneSegment.ShouldBeFalse();
    }
}
