using Miftah.Domain.Messaging;

namespace Miftah.Tests.Messaging;

/// <summary>The agreed texts, and how long each is.</summary>
public partial class SmsComposerTests
{
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
                SmsPurpose.CaseRefused,
                "مفتاح: رفض طلبك في المكتب. لمعرفة السبب الدعم 920000000",
                55,
                "Miftah: your request at an office was refused. To ask why: support 920000000",
                76
            },
            {
                SmsPurpose.RecoveryReopened,
                "مفتاح: أتيحت الاستعادة عن بعد لحسابك من جديد. الدعم 920000000",
                61,
                "Miftah: online recovery is open again for your account. Support 920000000",
                73
            },
            {
                SmsPurpose.SupportAnswered,
                "مفتاح: رد الدعم على رسالتك:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                61,
                "Miftah: Support has answered your message:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                76
            },
            {
                SmsPurpose.AuthenticatorsLost,
                "مفتاح: طلب حذف وسائل التحقق. للرفض:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                69,
                "Miftah: someone asked to remove all your ways to verify. To object:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                101
            },
            {
                SmsPurpose.AccountCloseAsked,
                "مفتاح: طلب إغلاق حسابك. للاعتراض:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                67,
                "Miftah: someone asked to close this account, as its owner died. To object:\nmiftah.example/x/AAAA-BBBB_CCCC12",
                108
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
}
