using System.Text.RegularExpressions;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web.Features.Messages;
using Miftah.Web.Text;
using static Miftah.Tests.Messaging.Fixtures;

namespace Miftah.Tests.Messaging;

public partial class SmsComposerTests
{
    private const string LongOrigin = "https://services.ministry-of-interior.example";

    public static TheoryData<SmsPurpose> CarryingACode =>
        [SmsPurpose.RecoveryCode, SmsPurpose.SignInCode, SmsPurpose.NewNumberCode];

    public static TheoryData<SmsPurpose> All => [.. Enum.GetValues<SmsPurpose>()];

    [Theory]
    [MemberData(nameof(Table))]
    [Sentence(29)]
    public void Compose_EachPurpose_IsTheAgreedText(
        SmsPurpose purpose,
        string arabic,
        int arabicUnits,
        string english,
        int englishUnits
    )
    {
        Compose(purpose, Language.Arabic).ShouldBe(arabic);
        Compose(purpose, Language.English).ShouldBe(english);
        SmsSize.Of(arabic).ShouldBe(new SmsSize(SmsEncoding.Ucs2, arabicUnits));
        SmsSize.Of(english).ShouldBe(new SmsSize(SmsEncoding.Gsm, englishUnits));
    }

    [Fact]
    public void Table_HasEachPurpose() =>
        Table.Select(x => x.Data.Item1).ShouldBe(Enum.GetValues<SmsPurpose>(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(CarryingACode))]
    [Sentence(29)]
    public void Compose_ACode_EndsWithTheOriginLine(SmsPurpose purpose)
    {
        foreach (var language in Languages)
        {
            var match = OriginLine.Match(Compose(purpose, language));
            match.Groups["host"].Value.ShouldBe("miftah.example");
            match.Groups["code"].Value.ShouldBe(Code);
        }
    }

    [Theory]
    [MemberData(nameof(CarryingACode))]
    public void Compose_OnALongDomain_KeepsPurposeCodeAndOriginLine(SmsPurpose purpose)
    {
        var text = Compose(purpose, Language.Arabic, LongOrigin);

        text.ShouldStartWith("رمز ");
        text.ShouldContain($" {Code}\n");
        text.ShouldEndWith($"\n@services.ministry-of-interior.example #{Code}");
        text.ShouldNotContain("سري");
        text.ShouldNotContain("موظف");
    }

    [Theory]
    [InlineData("https://my.miftah.example", "رمز استعادة حسابك 482193 لن يطلبه موظف.\n@my.miftah.example #482193")]
    [InlineData("https://identity.my.miftah.example", "رمز استعادة حسابك 482193\n@identity.my.miftah.example #482193")]
    public void Compose_WithoutRoom_ShedsOneWordThenTheWarning(string origin, string expected) =>
        Compose(SmsPurpose.RecoveryCode, Language.Arabic, origin).ShouldBe(expected);

    [Theory]
    [InlineData("https://miftah.example", "مفتاح: عرضنا اسم مستخدمك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12")]
    [InlineData("https://a.miftah.example", "عرضنا اسم مستخدمك. ليس بطلبك؟\na.miftah.example/x/AAAA-BBBB_CCCC12")]
    public void Compose_ANoticeWithoutRoom_ShedsTheSendersName(string origin, string expected) =>
        Compose(SmsPurpose.UsernameShown, Language.Arabic, origin).ShouldBe(expected);

    [Fact]
    public void Compose_AnEnglishNoticeThatShedItsBeginning_BeginsWithACapital() =>
        Compose(SmsPurpose.UsernameShown, Language.English, $"https://{new string('a', 60)}.example")
            .ShouldStartWith("Your username was shown after a full check.");

    [Fact]
    [NegativeControl(37)]
    public void Compose_ALink_NamesThePortOfAnUnusualOrigin() =>
        Compose(SmsPurpose.PasswordChanged, Language.English, "http://localhost:5080")
            .ShouldEndWith($"\nlocalhost:5080/x/{LinkToken}");

    [Theory]
    [MemberData(nameof(All))]
    public void Compose_LeavesNoMarkBehind(SmsPurpose purpose)
    {
        foreach (var language in Languages)
        foreach (var origin in new[] { "https://miftah.example", LongOrigin })
            Compose(purpose, language, origin).IndexOfAny(['[', ']', '{', '}']).ShouldBe(-1);
    }

    [Theory]
    [MemberData(nameof(All))]
    [Sentence(29)]
    public void Compose_NamesNoPerson(SmsPurpose purpose)
    {
        foreach (var language in Languages)
            LongNumber
                .Matches(Compose(purpose, language))
                .Select(x => x.Value)
                .Except([Code, "920000000"])
                .ShouldBeEmpty();
        // A username or identity number has no way in: these are all the values there are.
        typeof(SmsValues).GetProperties().Select(x => x.Name).ShouldBe(["Code", "LinkToken", "Until"]);
    }

    [Theory]
    [InlineData(SmsPurpose.RecoveryCode, "{code}")]
    [InlineData(SmsPurpose.AccountRecovered, "{link}")]
    [InlineData(SmsPurpose.RecoveryStoppedUntil, "{day}")]
    public void Compose_WithoutItsValue_IsABug(SmsPurpose purpose, string missing) =>
        Should
            .Throw<ArgumentException>(() => Composer().Compose(purpose, new SmsValues(), Language.Arabic))
            .Message.ShouldContain(missing);

    [Fact]
    public void SmsValues_InALog_ShowNothing() => AllValues.ToString().ShouldNotContain(Code);

    [Theory]
    [InlineData("https://miftah.example")]
    [InlineData("https://my.miftah.example")]
    public void CheckAll_OnAUsualDomain_FindsNothing(string origin) => Composer(origin).CheckAll().ShouldBeEmpty();

    [Fact]
    public void CheckAll_OnATooLongDomain_NamesThePurposes()
    {
        var found = Composer(LongOrigin).CheckAll();

        found.ShouldContain(x => x.Purpose == SmsPurpose.UsernameShown && x.Language == Language.Arabic);
        found.ShouldNotContain(x => x.Purpose == SmsPurpose.HoldEnded);
        found.ShouldAllBe(x => !x.Size.FitsOneSegment);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Texts_UseNoMarkThatPhonesDrawBadly(SmsPurpose purpose) =>
        // Tanween fath may stay; the other vowel marks, tatweel and direction marks may not.
        Compose(purpose, Language.Arabic)
            .IndexOfAny([
                '\u064C',
                '\u064D',
                '\u064E',
                '\u064F',
                '\u0650',
                '\u0651',
                '\u0652',
                '\u0640',
                '\u200E',
                '\u200F',
            ])
            .ShouldBe(-1);

    private static readonly Language[] Languages = [Language.Arabic, Language.English];

    private static string Compose(SmsPurpose purpose, Language language, string origin = "https://miftah.example") =>
        Composer(origin).Compose(purpose, AllValues, language);

    [GeneratedRegex(@"\A[^\n]+\n@(?<host>[a-z.]+) #(?<code>[0-9]{6})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OriginLine { get; }

    [GeneratedRegex("[0-9]{3,}", RegexOptions.None, 1000)]
    private static partial Regex LongNumber { get; }
}
