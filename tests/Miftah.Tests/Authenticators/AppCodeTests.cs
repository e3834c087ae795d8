using System.Globalization;
using System.Text;
using Miftah.Domain.Identity;
using Miftah.Domain.Text;

namespace Miftah.Tests.Authenticators;

/// <summary>The codes of authenticator apps are those of RFC 6238, and each is good once.</summary>
public class AppCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTime Now = new(2026, 11, 23, 7, 35, 10, DateTimeKind.Utc);

    // RFC 6238, appendix B: SHA-1, the last six of eight digits.
    [Theory]
    [InlineData("1970-01-01T00:00:59Z", "287082")]
    [InlineData("2005-03-18T01:58:29Z", "081804")]
    [InlineData("2005-03-18T01:58:31Z", "050471")]
    [InlineData("2009-02-13T23:31:30Z", "005924")]
    [InlineData("2033-05-18T03:33:20Z", "279037")]
    [InlineData("2603-10-11T11:33:20Z", "353130")]
    public void Of_IsAsTheRfcSays(string time, string code)
    {
        var at = DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        AppCode.Of(Secret, AppCode.StepAt(at)).ShouldBe(code);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_TakesOneStepAroundNow(int steps, bool taken)
    {
        var step = AppCode.StepAt(Now) + steps;
        AppCode.Match(Secret, AppCode.Of(Secret, step), Now, 0).ShouldBe(taken ? step : null);
    }

    [Fact]
    public void Match_RefusesAStepThatWasTaken_AndEarlierOnes()
    {
        var step = AppCode.StepAt(Now);
        AppCode.Match(Secret, AppCode.Of(Secret, step), Now, step).ShouldBeNull();
        AppCode.Match(Secret, AppCode.Of(Secret, step - 1), Now, step).ShouldBeNull();
        AppCode.Match(Secret, AppCode.Of(Secret, step + 1), Now, step).ShouldBe(step + 1);
    }

    [Fact]
    public void Address_IsWhatAppsRead() =>
        AppCode
            .Address("مفتاح", "•• 67", Secret)
            .ShouldBe(
                "otpauth://totp/%D9%85%D9%81%D8%AA%D8%A7%D8%AD:%E2%80%A2%E2%80%A2%2067"
                    + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%D9%85%D9%81%D8%AA%D8%A7%D8%AD"
            );

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_IsAsTheRfcSays_AndComesBack(string text, string encoded)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);
        Base32.Decode(encoded).ShouldBe(Encoding.ASCII.GetBytes(text));
    }

    [Fact]
    public void SavedCode_HasTwentyFourCharacters_AndReadsBackInEverySpelling()
    {
        var code = SavedCode.New();
        var shown = SavedCode.Shown(code);

        code.Length.ShouldBe(SavedCode.Length);
        shown.Length.ShouldBe(29);
        SavedCode.Parse(shown).ShouldBe(code);
        SavedCode.Parse($" {shown.ToLowerInvariant().Replace('-', ' ')} ").ShouldBe(code);
        SavedCode.Parse(code.Replace('0', 'O').Replace('1', 'l')).ShouldBe(code);
        SavedCode
            .Parse(string.Concat(code.Select(x => char.IsAsciiDigit(x) ? (char)(x - '0' + '٠') : x)))
            .ShouldBe(code);
        SavedCode.Parse(code[1..]).ShouldBeNull();
        SavedCode.Parse("U" + code[1..]).ShouldBeNull();
    }
}
