using CsCheck;
using Miftah.Domain.Passwords;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Passwords;
using static Miftah.Tests.Passwords.PasswordSamples;

namespace Miftah.Tests.Passwords;

public class PredictablePasswordsTests
{
    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaab")]
    [InlineData("            ")]
    [InlineData("ااااااااااااا")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("abcabcabcabc")]
    [InlineData("abcabcabcabca")]
    [InlineData("121212121212")]
    [InlineData("k3zk3zk3zk3z")]
    [InlineData("abcdefghijkl")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("ABCDEFGHIJKL")]
    [InlineData("123456789012")]
    [InlineData("١٢٣٤٥٦٧٨٩٠١٢")]
    [InlineData("098765432109")]
    [InlineData("qwertyuiop[]12")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("qwertyasdfgh")]
    [InlineData("Qwerty123456!!")]
    [InlineData("aaabbbcccddd")]
    [InlineData("ابتثجحخدذرزس")]
    [InlineData("أبجد هوز حطي")]
    [InlineData("ضصثقفغعهخحجد")]
    [InlineData("شسيبلاتنمكطط")]
    [Sentence(45)]
    public void Check_APattern_IsRefusedWithoutAList(string typed) =>
        Rules(common: NoList).WhyNot(typed).ShouldBe("password.common");

    [Theory]
    [InlineData("unbelievable")]
    [InlineData("passwordpassword")]
    [InlineData("password password")]
    [InlineData("Password-Password!")]
    [InlineData("password1234")]
    [InlineData("p.a.s.s.w.o.r.d.1")]
    [InlineData("pass\u200Bword1234")]
    [InlineData("1234password")]
    [InlineData("power2030!!!!")]
    [InlineData("Ahmed19850412")]
    [InlineData("miftah123456")]
    [InlineData("Miftah@2030!!")]
    [InlineData("مفتاح ٢٠٣٠ ١٢٣")]
    [InlineData("كلمة المرور 1")]
    [InlineData("مُحَمَّد123456789")]
    [InlineData("السعودية2030")]
    [InlineData("منصة المثال 7")]
    [InlineData("حشسسصخقي1234")]
    [NegativeControl(45)]
    public void Check_AListedBase_IsRefusedByTheListAlone(string typed)
    {
        Rules().WhyNot(typed).ShouldBe("password.common");
        Rules(common: NoList).WhyNot(typed).ShouldBeNull();
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("River Lantern Copper")]
    [InlineData("river-lantern-copper")]
    [InlineData("riverlanterncopper")]
    [InlineData("first student power")]
    [InlineData("river lantern 2030")]
    [InlineData("password lantern copper")]
    [InlineData("نهر فانوس نحاس")]
    [InlineData("قهوة باردة ومطر")]
    [InlineData("k3mz9qpwk3mz9qpw")]
    [InlineData("!@#$%^&*()kx9")]
    [InlineData("lantern483920175")]
    [InlineData("دجاج وبطاطا وجزر")]
    public void Check_UnrelatedWordsAndRandomSigns_AreAccepted(string typed) => Rules().WhyNot(typed).ShouldBeNull();

    [Fact]
    public void Check_WhatAManagerMakes_IsAccepted()
    {
        const string signs = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%&*+-=?@_";
        var made = Gen.Char[signs].Array[16].Select(x => new string(x));

        made.Sample(x => Rules().WhyNot(x) is null, iter: 2_000, seed: "0000000000001");
    }

    [Fact]
    public void Check_ThreeWordsOfTheList_AreAccepted()
    {
        string[] words =
        [
            "river",
            "lantern",
            "copper",
            "orange",
            "window",
            "desert",
            "falcon",
            "winter",
            "paper",
            "coffee",
        ];
        var three =
            from a in words
            from b in words
            from c in words
            where a != b && b != c && a != c
            select $"{a} {b} {c}";

        three.Where(x => Rules().WhyNot(x) is not null).ShouldBeEmpty();
    }

    [Fact]
    public void Decoration_OfEightSigns_IsTooFew_NineIsEnough()
    {
        Rules().WhyNot("lantern48392017").ShouldBe("password.common");
        Rules().WhyNot("lantern483920175").ShouldBeNull();
    }

    [Fact]
    public void List_HoldsAHundredThousandAndMore() => BundledCommonPasswords.Count.ShouldBeGreaterThan(100_000);

    [Theory]
    [InlineData("password")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou")]
    [InlineData("qazwsxedcrfv")]
    [InlineData("مفتاح")]
    [Sentence(45)]
    public void List_HoldsWhatEverybodyTries(string word) => Bundled.Contains(PasswordText.Fold(word)).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("passwor\n")]
    [InlineData("password\nx")]
    [InlineData("vk3#mz9!qp0x")]
    [InlineData("\u0001")]
    [InlineData("\U0010FFFD")]
    public void List_HoldsNothingElse(string word) => Bundled.Contains(word).ShouldBeFalse();

    [Fact]
    public void List_FindsEachOfItsEntries_FirstAndLastToo() =>
        BundledCommonPasswords
            .Entries.Where((_, i) => i % 97 == 0)
            .Append(BundledCommonPasswords.Entries.Last())
            .ShouldAllBe(x => Bundled.Contains(x));

    [Fact]
    public void List_HoldsFoldedEntriesAlone() =>
        BundledCommonPasswords
            .Entries.Where((_, i) => i % 31 == 0)
            .Where(x => PasswordText.Fold(x) != x)
            .ShouldBeEmpty();
}
