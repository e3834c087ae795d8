using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Miftah.Domain.Recovery;

/// <summary>A month by its name, in Arabic or English, in the spellings people use.</summary>
/// <param name="IsHijri">Whether it is a month of the Hijri calendar; else of the Gregorian.</param>
/// <param name="Number">1 to 12.</param>
public sealed record MonthName(bool IsHijri, int Number)
{
    private const int NameLengthMax = 40;

    // A line for each month, 1 to 12. Marks, hamzas, case, spaces, hyphens and apostrophes do not matter: see Fold.
    private static readonly string[] HijriNames =
    [
        "محرم | المحرم | Muharram | Moharram | Muharam",
        "صفر | صفر الخير | Safar",
        "ربيع الأول | ربيع 1 | ربيع أول | Rabi I | Rabi 1 | Rabi al-Awwal | Rabi ul-Awwal | Rabi al-Ula",
        "ربيع الآخر | ربيع الثاني | ربيع 2 | ربيع ثاني | Rabi II | Rabi 2 | Rabi al-Thani | "
            + "Rabi ath-Thani | Rabi al-Akhir | Rabi ul-Akhir | Rabi us-Sani",
        "جمادى الأولى | جمادى الأول | جماد الأول | جماد أول | جمادى 1 | Jumada I | Jumada 1 | "
            + "Jumada al-Ula | Jumada al-Awwal | Jumada ul-Awwal | Jumada al-Oula",
        "جمادى الآخرة | جمادى الآخر | جمادى الثانية | جمادى الثاني | جماد الثاني | جماد الآخر | "
            + "جماد ثاني | جمادى 2 | Jumada II | Jumada 2 | Jumada al-Thani | Jumada al-Thaniyah | "
            + "Jumada ath-Thaniyah | Jumada al-Akhirah | Jumada al-Akhira | Jumada al-Akhir | "
            + "Jumada us-Sani",
        "رجب | Rajab",
        "شعبان | Shaban | Sha'ban | Shaaban",
        "رمضان | Ramadan | Ramadhan | Ramazan",
        "شوال | Shawwal | Shawal",
        "ذو القعدة | ذي القعدة | ذوالقعدة | القعدة | Dhu al-Qadah | Dhu al-Qa'dah | Dhu al-Qa'da | "
            + "Dhul Qadah | Dhul Qada | Dhul Qa'dah | Dhu al-Qi'dah | Dhu al-Qi'da | Dhul Qidah | Zul Qadah | "
            + "Zul Qada | Zilqad",
        "ذو الحجة | ذي الحجة | ذوالحجة | الحجة | Dhu al-Hijjah | Dhu al-Hijja | Dhul Hijjah | "
            + "Dhul Hijja | Zul Hijjah | Zul Hijja | Zilhaj",
    ];

    private static readonly string[] GregorianNames =
    [
        "يناير | كانون الثاني | كانون 2 | جانفي | January | Jan",
        "فبراير | شباط | فيفري | February | Feb",
        "مارس | آذار | March | Mar",
        "أبريل | إبريل | نيسان | أفريل | April | Apr",
        "مايو | أيار | ماي | May",
        "يونيو | يونيه | حزيران | جوان | June | Jun",
        "يوليو | يوليه | تموز | جويلية | July | Jul",
        "أغسطس | آب | أوت | غشت | August | Aug",
        "سبتمبر | أيلول | شتنبر | September | Sept | Sep",
        "أكتوبر | تشرين الأول | تشرين 1 | October | Oct",
        "نوفمبر | تشرين الثاني | تشرين 2 | نونبر | November | Nov",
        "ديسمبر | كانون الأول | كانون 1 | دجنبر | December | Dec",
    ];

    private static readonly FrozenDictionary<string, MonthName> ByName = Table(HijriNames, isHijri: true)
        .Concat(Table(GregorianNames, isHijri: false))
        .ToDictionary(StringComparer.Ordinal) // throws where two months share a spelling
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The month of that name; null where no month is called so.</summary>
    /// <param name="typed">As <see cref="Text.Typed"/> made it.</param>
    internal static MonthName? Find(string typed) =>
        typed.Length > NameLengthMax ? null : ByName.GetValueOrDefault(Fold(typed));

    private static IEnumerable<KeyValuePair<string, MonthName>> Table(string[] months, bool isHijri) =>
        months
            .SelectMany((names, i) => names.Split('|').Select(name => (Name: Fold(name), Number: i + 1)))
            .Distinct()
            .Select(x => KeyValuePair.Create(x.Name, new MonthName(isHijri, x.Number)));

    /// <summary>
    /// Letters and digits only, without marks and hamzas, lower case: what is left when spelling habits go.
    /// </summary>
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (!char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.ModifierLetter)
                continue;
            folded.Append(
                char.ToLowerInvariant(c) switch
                {
                    'ة' => 'ه',
                    'ى' or 'ی' => 'ي',
                    'ک' => 'ك',
                    var same => same,
                }
            );
        }
        return folded.ToString();
    }
}
