using CsCheck;
using Miftah.Domain.Passwords;
using Miftah.Tests.Support;
using static Miftah.Tests.Passwords.PasswordSamples;

namespace Miftah.Tests.Passwords;

public class PasswordRulesTests
{
    [Theory]
    [InlineData(Good)]
    [InlineData("نهر فانوس نحاس")]
    [InlineData("correct-copper-7-lantern")]
    [InlineData("vK3#mz9!Qp0x")]
    public void Check_AGoodPassword_IsAccepted(string typed) => Rules().WhyNot(typed).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Check_Nothing_IsRefusedAsEmpty(string? typed) => Rules().WhyNot(typed).ShouldBe("password.empty");

    [Theory]
    [InlineData("vK3#mz9!Qp0", "password.short")]
    [InlineData("vK3#mz9!Qp0x", null)]
    [Sentence(44)]
    [NegativeControl(44)]
    public void Check_AtTheMinimum_CountsTwelve(string typed, string? why) => Rules().WhyNot(typed).ShouldBe(why);

    [Fact]
    public void Check_EmojiAtTheMinimum_CountOneEach()
    {
        Rules().WhyNot(Emoji(11)).ShouldBe("password.short");
        Rules().WhyNot(Emoji(12)).ShouldBeNull();
    }

    [Fact]
    [Sentence(44)]
    public void Check_256Emoji_AreAccepted_257AreNot()
    {
        Rules().WhyNot(Emoji(256)).ShouldBeNull();
        Rules().WhyNot(Emoji(256) + "x").ShouldBe("password.long");
    }

    [Fact]
    public void Check_256ArabicLetters_AreAccepted_257AreNot()
    {
        Rules().WhyNot(Arabic(256)).ShouldBeNull();
        Rules().WhyNot(Arabic(257)).ShouldBe("password.long");
    }

    [Fact]
    [Sentence(44)]
    public void Check_LengthIsCountedAfterNfkc()
    {
        // One ligature is eighteen characters under NFKC.
        Rules(common: NoList).WhyNot(string.Concat(Enumerable.Repeat("\uFDFA", 15))).ShouldBe("password.long");
        // A letter and its accent are one.
        Rules().WhyNot("e\u0301" + "K3#mz9!Qp0").ShouldBe("password.short");
    }

    [Fact]
    public void Check_AMegabyte_IsRefusedUnread() =>
        Rules().WhyNot(new string('é', 1_000_000)).ShouldBe("password.long");

    [Fact]
    public void Check_AnyText_IsAnsweredWithoutAnError() =>
        Gen.Char.Array[0, 300].Select(x => new string(x)).Sample(x => Rules().WhyNot(x) is null or { Length: > 0 });

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\uFFFE")]
    public void Check_UnitsThatAreNoCharacter_AreAccepted(string unit) => Rules().WhyNot(Good + unit).ShouldBeNull();

    [Fact]
    public void Check_AcceptsWithTheSpellingThatIsHashed() =>
        Rules().Check("ｒｉｖｅｒ lantern copper", Person).Match(x => x, _ => "").ShouldBe(Good);

    [Theory]
    [InlineData("copper sara.ali lantern")]
    [InlineData("copper SARA.ALI lantern")]
    [InlineData("copperSaraAli lantern")]
    [InlineData("copper 1012345672 river")]
    [InlineData("copper ١٠١٢٣٤٥٦٧٢ river")]
    [InlineData("copper 10-1234-5672 river")]
    [InlineData("copper 0500000001 river")]
    [InlineData("copper 500000001 river")]
    [InlineData("copper +966500000001 river")]
    [InlineData("copper 00966500000001 river")]
    [InlineData("copper ٠٥٠٠٠٠٠٠٠١ river")]
    [InlineData("copper ۰۵۰۰۰۰۰۰۰۱ river")]
    [InlineData("copper 050 000 0001 river")]
    [Sentence(45)]
    public void Check_WithWhatIsKnownOfThePerson_IsRefused(string typed)
    {
        Rules().WhyNot(typed).ShouldBe("password.personal");
        Rules().WhyNot(typed, new PersonalFacts("other.name", "2098765431", "0599999999")).ShouldBeNull();
    }

    [Fact]
    public void Check_PiecesShorterThanFour_AreIgnored() =>
        Rules().WhyNot(Good, new PersonalFacts("riv", "", "lan")).ShouldBeNull();

    [Fact]
    public void Check_APersonWithoutUsernameOrMobile_IsNoError() =>
        Rules().WhyNot(Good, new PersonalFacts(null, null, null)).ShouldBeNull();

    [Fact]
    public void CheckRepeat_TellsEmptyFromDifferent()
    {
        PasswordRules.CheckRepeat(Good, "").ShouldBe(PasswordRules.RepeatEmpty);
        PasswordRules.CheckRepeat(Good, Good + "s").ShouldBe(PasswordRules.Mismatch);
        PasswordRules.CheckRepeat(Good, Good.ToUpperInvariant()).ShouldBe(PasswordRules.Mismatch);
        PasswordRules.CheckRepeat(null, Good).ShouldBe(PasswordRules.Mismatch);
        PasswordRules.CheckRepeat(Good, Good).ShouldBeNull();
    }

    [Fact]
    public void CheckRepeat_TwoSpellingsOfOne_Agree() =>
        PasswordRules.CheckRepeat("caf\u00E9", "cafe\u0301").ShouldBeNull();

    [Theory]
    [InlineData(12, true, true)]
    [InlineData(12, false, false)]
    [InlineData(14, false, false)]
    [InlineData(15, false, true)]
    [InlineData(8, true, true)]
    [InlineData(7, true, false)]
    [InlineData(64, false, true)]
    [InlineData(65, false, false)]
    [Sentence(44)]
    public void Policy_IsLawful_AsTheStandardSays(int least, bool secondStep, bool lawful) =>
        new PasswordPolicy(least, secondStep).IsLawful.ShouldBe(lawful);

    [Fact]
    public void Check_FollowsThePolicysMinimum()
    {
        Rules(new PasswordPolicy(15, SecondStepRequired: false)).WhyNot("vK3#mz9!Qp0xWt").ShouldBe("password.short");
        Rules(new PasswordPolicy(15, SecondStepRequired: false)).WhyNot("vK3#mz9!Qp0xWtb").ShouldBeNull();
    }

    private static string Emoji(int count) =>
        string.Concat(Enumerable.Range(0x1F400, count).Select(char.ConvertFromUtf32));

    private static string Arabic(int count)
    {
        const string letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
        return string.Concat(Enumerable.Range(0, count).Select(x => letters[((x * x * x) + (x / 7)) % letters.Length]));
    }
}
