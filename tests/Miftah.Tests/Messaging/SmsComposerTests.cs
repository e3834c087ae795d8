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

    public static TheoryData<SmsPurpose, string, int, string, int> Table =>
        new()
        {
            {
                SmsPurpose.RecoveryCode,
                "رمز استعادة حسابك 482193 سري، لن يطلبه موظف.\n@miftah.example #482193",
                68,
                "482193 is the code to recover your Miftah account. Share it with no one, not even staff.\n@miftah.example #482193",
                112
            },
            {
                SmsPurpose.SignInCode,
                "رمز تسجيل الدخول 482193 سري، لن يطلبه موظف.\n@miftah.example #482193",
                67,
                "482193 is your Miftah sign-in code. Share it with no one, not even staff.\n@miftah.example #482193",
                97
            },
            {
                SmsPurpose.NewNumberCode,
                "رمز تأكيد الجوال 482193 سري، لن يطلبه موظف.\n@miftah.example #482193",
                67,
                "482193 is the code to confirm this mobile in Miftah. Share it with no one, not even staff.\n@miftah.example #482193",
                114
            },
            {
                SmsPurpose.DetailsDidNotMatch,
                "مفتاح: بيانات طلب الاستعادة لا تطابق سجلاتنا، فلم نرسل رمزًا.",
                61,
                "Miftah: the details in a recovery request did not match our records, so no code was sent.",
                89
            },
            {
                SmsPurpose.AgencyNotReachable,
                "مفتاح: لم نستطع التحقق الآن، فلم نرسل رمزًا. يمكن الطلب لاحقًا.",
                63,
                "Miftah: we could not check your details now, so no code was sent. Try again later.",
                82
            },
            {
                SmsPurpose.UsernameShown,
                "مفتاح: عرضنا اسم مستخدمك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                70,
                "Miftah: your username was shown after a full check. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                115
            },
            {
                SmsPurpose.AccountRecovered,
                "مفتاح: استعيد حسابك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                65,
                "Miftah: access to your account was recovered. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                109
            },
            {
                SmsPurpose.PasswordChanged,
                "مفتاح: تغيرت كلمة مرورك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: your password was changed. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                98
            },
            {
                SmsPurpose.NumberChangeAsked,
                "مفتاح: طلب تغيير جوالك. للاعتراض:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                67,
                "Miftah: someone asked to change your mobile number. To object:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                96
            },
            {
                SmsPurpose.NumberChanged,
                "مفتاح: تغير رقم جوالك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                67,
                "Miftah: your mobile number was changed. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                103
            },
            {
                SmsPurpose.RecoveryFailed,
                "مفتاح: محاولة لم تنجح لاستعادة حسابك. رموزك سرية لك وحدك.",
                57,
                "Miftah: an attempt to recover your account did not succeed. Your codes are for you alone.",
                89
            },
            {
                SmsPurpose.RecoveryStopped,
                "مفتاح: أوقفنا الاستعادة عن بعد 24 ساعة لحمايتك. الدعم 920000000",
                63,
                "Miftah: we stopped online recovery for 24 hours to protect you. Support 920000000",
                81
            },
            {
                SmsPurpose.AccountFrozen,
                "مفتاح: حسابك مجمد الآن. رفع التجميد بوسيلة تحقق سابقة أو حضوريًا.",
                65,
                "Miftah: your account is now frozen. An earlier way to verify lifts it, or a visit with your ID.",
                95
            },
            {
                SmsPurpose.RecoveryClosed,
                "مفتاح: الاستعادة عن بعد غير متاحة لحسابك. الدعم 920000000",
                57,
                "Miftah: online recovery is not available for your account. Support 920000000",
                76
            },
            {
                SmsPurpose.QuestionStopped,
                "مفتاح: أوقفنا هذا السؤال لحماية حسابك. يمكن اختيار سؤال آخر.",
                60,
                "Miftah: we stopped that question to protect your account. Another question can be chosen.",
                89
            },
            {
                SmsPurpose.AuthenticatorAdded,
                "مفتاح: أضيفت وسيلة تحقق. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: a way to verify was added to your account. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                114
            },
            {
                SmsPurpose.EmailAdded,
                "مفتاح: أضيف بريد لحسابك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: an e-mail for notices was added to your account. Not you? Freeze it:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                110
            },
            {
                SmsPurpose.EmailChanged,
                "مفتاح: تغير بريدك المسجل. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                70,
                "Miftah: the e-mail for your notices was changed. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                112
            },
            {
                SmsPurpose.EmailRemoved,
                "مفتاح: أزيل بريدك المسجل. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                70,
                "Miftah: the e-mail for your notices was removed. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                112
            },
            {
                SmsPurpose.AuthenticatorRemoved,
                "مفتاح: أزيلت وسيلة تحقق. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: a way to verify was removed from your account. Not you? Freeze it:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                108
            },
            {
                SmsPurpose.SavedCodesMade,
                "مفتاح: صدرت رموز محفوظة. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: a new set of saved recovery codes was made. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                115
            },
            {
                SmsPurpose.SavedCodeUsed,
                "مفتاح: استخدم رمز محفوظ. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: a saved recovery code was used. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                103
            },
            {
                SmsPurpose.AccountUnfrozen,
                "مفتاح: رفع تجميد حسابك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                68,
                "Miftah: the freeze of your account was lifted. Not you? Freeze it again:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                106
            },
            {
                SmsPurpose.SimChanged,
                "مفتاح: شريحة جوالك جديدة، فلا استعادة بالرسائل قبل 72 ساعة لحمايتك.",
                67,
                "Miftah: the SIM of this number is new, so recovery by SMS waits 72 hours to protect you.",
                88
            },
            {
                SmsPurpose.NumberTaken,
                "مفتاح: هذا الجوال مسجل في حساب آخر، فلم نرسل رمزًا.",
                51,
                "Miftah: this mobile is registered to another account, so no code was sent.",
                74
            },
            {
                SmsPurpose.EnrolmentCode,
                "رمز إنشاء حسابك 482193 سري، لن يطلبه موظف.\n@miftah.example #482193",
                66,
                "482193 is the code to open your Miftah account. Share it with no one, not even staff.\n@miftah.example #482193",
                109
            },
            {
                SmsPurpose.AccountExists,
                "مفتاح: لديك حساب، فلم ننشئ آخر. يمكن استعادة الدخول إليه.",
                57,
                "Miftah: you already have an account, so no other was opened. You can recover access to it.",
                90
            },
            {
                SmsPurpose.EnrolmentNotPossible,
                "مفتاح: لم ننشئ حسابًا بهذه البيانات. يمكن مراجعة مركز الخدمة.",
                61,
                "Miftah: no account was opened with these details. A service centre can help.",
                76
            },
            {
                SmsPurpose.AccountOpened,
                "مفتاح: أنشئ حساب بجوالك. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: an account was opened with this mobile. Not you? Freeze it:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                101
            },
            {
                SmsPurpose.AccountActivated,
                "مفتاح: فعل حسابك حضوريًا. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                70,
                "Miftah: your account was activated in person. Not you? Freeze it:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                99
            },
            {
                SmsPurpose.HoldLifted,
                "مفتاح: رفعت الحماية. ليس بطلبك؟\nmiftah.example/x/AAAA-BBBB_CCCC12",
                65,
                "Miftah: the protection period was ended in person. Not you? Freeze your account:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                114
            },
            {
                SmsPurpose.AccountClosed,
                "مفتاح: أغلق الحساب لوفاة صاحبه. للتصحيح الدعم 920000000",
                55,
                "Miftah: this account was closed, as its owner was reported deceased. Wrong? Support 920000000",
                93
            },
            {
                SmsPurpose.HoldEnded,
                "مفتاح: انتهت فترة حماية حسابك، وكل الخدمات متاحة الآن.",
                54,
                "Miftah: the protection period has ended. All services are open again.",
                69
            },
            {
                SmsPurpose.RecoveryStoppedUntil,
                "مفتاح: أوقفنا الاستعادة عن بعد حتى 24 نوفمبر لحمايتك. الدعم 920000000",
                69,
                "Miftah: we stopped online recovery until 24 November to protect you. Support 920000000",
                86
            },
        };

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
