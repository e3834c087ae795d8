using System.Globalization;
using CsCheck;
using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

public class DateAnswerTests
{
    private static readonly Question Birth = Question.Find(PersonKind.Citizen, "birth-date")!;
    private static readonly Question Expiry = Question.Find(PersonKind.Resident, "iqama-expiry-date")!;
    private static readonly UmAlQuraCalendar UmmAlQura = new();

    private static readonly Gen<DateTime> Days = Gen.Int[0, 64_000].Select(x => new DateTime(1900, 5, 1).AddDays(x));

    private static Result<string> Parse(string? calendar, string? day, string? month, string? year) =>
        Answer.Parse(Expiry, AnswerFields.OfDate(calendar, day, month, year));

    [Theory]
    [InlineData("hijri", "14", "رمضان", "1449")]
    [InlineData("hijri", "١٤", "٩", "١٤٤٩")]
    [InlineData("hijri", " 14 ", "09", "1449")]
    [InlineData("hijri", "14", "Ramadan", "1449")]
    [InlineData("hijri", "۱۴", "رَمَضَان", "۱۴۴۹")]
    [InlineData("gregorian", "10", "فبراير", "2028")]
    [InlineData("gregorian", "10", "شباط", "2028")]
    [InlineData("gregorian", "١٠", "٢", "٢٠٢٨")]
    [InlineData("gregorian", "10", "FEB.", "2028")]
    [InlineData("gregorian", "10", "\u200Ffebruary ", "2028")]
    [Sentence(17)]
    public void Parse_OneDayInBothCalendars_IsOneAnswer(string calendar, string day, string month, string year) =>
        Parse(calendar, day, month, year).Accepted().ShouldBe("2028-02-10");

    [Theory]
    [InlineData("ربيع الأول", 3)]
    [InlineData("ربيع الاول", 3)]
    [InlineData("Rabi I", 3)]
    [InlineData("Rabīʿ al-Awwal", 3)]
    [InlineData("ربيع الثاني", 4)]
    [InlineData("Rabi' II", 4)]
    [InlineData("جمادى الأولى", 5)]
    [InlineData("جمادي الاولي", 5)]
    [InlineData("جمادى الآخرة", 6)]
    [InlineData("Jumādā al-Ākhirah", 6)]
    [InlineData("شعبان", 8)]
    [InlineData("Shaʿbān", 8)]
    [InlineData("ذو القعدة", 11)]
    [InlineData("ذي القعده", 11)]
    [InlineData("Dhu al-Qa’dah", 11)]
    [InlineData("ذو الحجـــة", 12)]
    [InlineData("Dhul-Hijjah", 12)]
    public void Parse_HijriMonthInManySpellings_IsThatMonth(string name, int month) =>
        Parse("hijri", "1", name, "1449")
            .Accepted()
            .ShouldBe(
                UmmAlQura.ToDateTime(1449, month, 1, 0, 0, 0, 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );

    [Theory]
    [InlineData("كانون الثاني", 1)]
    [InlineData("Jan", 1)]
    [InlineData("آذار", 3)]
    [InlineData("إبريل", 4)]
    [InlineData("ابريل", 4)]
    [InlineData("MAY", 5)]
    [InlineData("يونيه", 6)]
    [InlineData("آب", 8)]
    [InlineData("Sept.", 9)]
    [InlineData("تشرين الأول", 10)]
    [InlineData("كانون الأول", 12)]
    public void Parse_GregorianMonthInManySpellings_IsThatMonth(string name, int month) =>
        Parse("gregorian", "1", name, "2028").Accepted().ShouldBe($"2028-{month:D2}-01");

    [Fact]
    public void Parse_EveryHijriDay_AgreesWithTheCalendar() =>
        Days.Sample(day =>
        {
            var (d, m, y) = (UmmAlQura.GetDayOfMonth(day), UmmAlQura.GetMonth(day), UmmAlQura.GetYear(day));
            Parse("hijri", $"{d}", $"{m}", $"{y}")
                .Accepted()
                .ShouldBe(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        });

    [Fact]
    [Sentence(17)]
    public void Parse_BothCalendars_GiveOneAnswer() =>
        Days.Sample(day =>
            Parse("gregorian", $"{day.Day}", $"{day.Month}", $"{day.Year}")
                .Accepted()
                .ShouldBe(
                    Parse(
                            "hijri",
                            $"{UmmAlQura.GetDayOfMonth(day)}",
                            $"{UmmAlQura.GetMonth(day)}",
                            $"{UmmAlQura.GetYear(day)}"
                        )
                        .Accepted()
                )
        );

    [Theory]
    [InlineData("1318", "1", "1", "1900-04-30")]
    [InlineData("1500", "12", "30", "2077-11-16")]
    public void Parse_FirstAndLastHijriDay_AreAccepted(string year, string month, string day, string canonical) =>
        Parse("hijri", day, month, year).Accepted().ShouldBe(canonical);

    public static TheoryData<string?, string?, string?, string?, string, string> Malformed =>
        new()
        {
            { null, "1", "1", "1449", "answer.date.calendar", "Calendar" },
            { "julian", "1", "1", "1449", "answer.date.calendar", "Calendar" },
            { "hijri", "", null, " ", "answer.expiry.empty", "Day" },
            { "hijri", "", "9", "1449", "answer.expiry.day-missing", "Day" },
            { "hijri", "14", "", "1449", "answer.expiry.month-missing", "Month" },
            { "hijri", "14", "9", "", "answer.expiry.year-missing", "Year" },
            { "hijri", "x", "9", "1449", "answer.date.day-format", "Day" },
            { "hijri", "0", "9", "1449", "answer.date.day-format", "Day" },
            { "gregorian", "32", "1", "2028", "answer.date.day-format", "Day" },
            { "gregorian", "1", "13", "2028", "answer.date.month-format", "Month" },
            { "gregorian", "1", "0", "2028", "answer.date.month-format", "Month" },
            { "gregorian", "1", "Brumaire", "2028", "answer.date.month-format", "Month" },
            { "hijri", "1", "فبراير", "1449", "answer.date.month-calendar", "Month" },
            { "gregorian", "1", "Ramadan", "2028", "answer.date.month-calendar", "Month" },
            { "hijri", "14", "9", "49", "answer.date.year-format", "Year" },
            { "gregorian", "10", "2", "28", "answer.date.year-format", "Year" },
            { "gregorian", "10", "2", "02028", "answer.date.year-format", "Year" },
            { "gregorian", "10", "2", "MMXX", "answer.date.year-format", "Year" },
            { "hijri", "30", "12", "1317", "answer.date.range-hijri", "Year" },
            { "hijri", "1", "1", "1501", "answer.date.range-hijri", "Year" },
            { "hijri", "10", "2", "2028", "answer.date.range-hijri", "Year" },
            { "gregorian", "14", "9", "1449", "answer.date.range-gregorian", "Year" },
            { "gregorian", "1", "1", "2101", "answer.date.range-gregorian", "Year" },
            { "hijri", "31", "1", "1449", "answer.expiry.unreal-hijri", "Day" },
            { "gregorian", "29", "2", "2027", "answer.expiry.unreal-gregorian", "Day" },
            { "gregorian", "31", "6", "2028", "answer.expiry.unreal-gregorian", "Day" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Parse_Malformed_IsRefusedForItsReasonAtItsField(
        string? calendar,
        string? day,
        string? month,
        string? year,
        string code,
        string field
    )
    {
        Parse(calendar, day, month, year).CodeOf().ShouldBe(code);
        Answer.FieldOf(new(code)).ShouldBe(field);
    }

    [Fact]
    public void Parse_ThirtiethOfAHijriMonthOfTwentyNine_IsRefused()
    {
        var month = Enumerable.Range(1, 12).First(x => UmmAlQura.GetDaysInMonth(1449, x) == 29);
        Parse("hijri", "29", $"{month}", "1449").IsOk.ShouldBeTrue();
        Parse("hijri", "30", $"{month}", "1449").CodeOf().ShouldBe("answer.expiry.unreal-hijri");
    }

    [Theory]
    [InlineData("", "1", "1400", "answer.birth.day-missing")]
    [InlineData("1", "", "1400", "answer.birth.month-missing")]
    [InlineData("1", "1", "", "answer.birth.year-missing")]
    [InlineData("", "", "", "answer.birth.empty")]
    [InlineData("31", "1", "1400", "answer.birth.unreal-hijri")]
    public void Parse_BirthDate_IsRefusedInItsOwnWords(string day, string month, string year, string code) =>
        Answer.Parse(Birth, AnswerFields.OfDate("hijri", day, month, year)).CodeOf().ShouldBe(code);

    [Fact]
    public void Parse_UnrealBirthDate_IsRefusedInItsOwnWords() =>
        Answer
            .Parse(Birth, AnswerFields.OfDate("gregorian", "30", "2", "1990"))
            .CodeOf()
            .ShouldBe("answer.birth.unreal-gregorian");

    [Fact]
    public void Parse_OneHundredKilobytesInAnyField_IsRefused()
    {
        var huge = new string('٩', 100_000);
        // Half a surrogate pair at the cut must not reach Normalize.
        var pairs = string.Concat(Enumerable.Repeat("😀", 50_000));
        foreach (var field in (string[])[huge, pairs, " " + pairs, new string('ﷺ', Domain.Text.Typed.LengthMax)])
        {
            Parse(field, "1", "1", "1449").IsOk.ShouldBeFalse();
            Parse("hijri", field, "1", "1449").IsOk.ShouldBeFalse();
            Parse("hijri", "1", field, "1449").IsOk.ShouldBeFalse();
            Parse("hijri", "1", "1", field).IsOk.ShouldBeFalse();
        }
    }
}
