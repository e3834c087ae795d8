using CsCheck;
using Miftah.Domain.Text;

// Not Miftah.Tests.Text: that name would hide the class Text from every other test.
namespace Miftah.Tests;

public class TypedTests
{
    private const int Zero = '0';

    public static TheoryData<string> Spellings =>
        [
            "1012345672",
            "١٠١٢٣٤٥٦٧٢",
            "۱۰۱۲۳۴۵۶۷۲",
            "१०१२३४५६७२",
            "１０１２３４５６７２",
            " 10 1234 5672\t",
            "1012-345-672",
            "1012–345—672",
            "1012‑345−672",
            "1012.345.672",
            "\u202B1012345672\u202C",
            "\u200F١٠١٢\u200E٣٤٥\u200B٦٧٢",
            "\uFEFF1012345672\u061C",
            "\u20661012345672\u2069",
            "1012\u00A0345\u00AD672\r\n",
        ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Digits_HoweverTyped_AreTheSame(string typed) => Typed.Digits(typed).ShouldBe("1012345672");

    [Fact]
    public void Digits_InEveryScriptAndDress_AreTheNumber()
    {
        var zeros = Gen.OneOf('0', '٠', '۰', '०', '০', '\uFF10');
        var between = Gen.OneOf("", "", " ", "-", ".", "\u200F", "\u202A", "\u2069", "\u00A0", "–");
        Gen.Select(Gen.Int[0, 9], zeros, between)
            .Array[0, 40]
            .Sample(parts =>
                Typed
                    .Digits(string.Concat(parts.Select(x => $"{(char)(x.Item2 + x.Item1)}{x.Item3}")))
                    .ShouldBe(string.Concat(parts.Select(x => (char)(Zero + x.Item1))))
            );
    }

    [Fact]
    public void Digits_Letters_AreKeptForTheRuleToRefuse() => Typed.Digits("10I2 O").ShouldBe("10I2O");

    [Fact]
    public void Plain_Name_KeepsItsDotsHyphensAndInnerSpace() =>
        Typed.Plain("\u202A  n.al-salem\u200B ٧ x  ").ShouldBe("n.al-salem 7 x");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200F\t")]
    public void Nothing_IsEmpty(string? typed)
    {
        Typed.Plain(typed).ShouldBeEmpty();
        Typed.Digits(typed).ShouldBeEmpty();
    }

    [Fact]
    public void LongestInput_IsRead() => Typed.Digits(new string('-', Typed.LengthMax - 1) + "7").ShouldBe("7");

    [Theory]
    [InlineData(' ')]
    [InlineData('-')]
    [InlineData('٧')]
    public void InputOverTheLimit_StaysOverTheLimit(char filler)
    {
        // A cut that were then cleaned could make a short, well-formed value of a long one.
        var posted = "1012345672" + new string(filler, 100_000);
        Typed.Digits(posted).Length.ShouldBe(Typed.LengthMax + 1);
        Typed.Plain(posted).Length.ShouldBe(Typed.LengthMax + 1);
    }

    [Fact]
    public void HalfASurrogatePair_DoesNotThrow() => Typed.Digits("1\uD83D2").ShouldBe("1\uFFFD2");

    [Fact]
    public void AnyInput_IsReadTwiceTheSame() =>
        Gen.String[0, Typed.LengthMax]
            .Where(x => Typed.Digits(x).Length <= Typed.LengthMax)
            .Sample(x => Typed.Digits(Typed.Digits(x)).ShouldBe(Typed.Digits(x)));
}
