using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

public class AnswerTests
{
    private static Question Asked(string key) =>
        Question.Find(PersonKind.Citizen, key) ?? Question.Find(PersonKind.Resident, key)!;

    [Theory]
    [InlineData("passport-number", "a1234567", "A1234567")]
    [InlineData("passport-number", "A 123-4567", "A1234567")]
    [InlineData("passport-number", "\u200EA١٢٣٤٥٦٧", "A1234567")]
    [InlineData("passport-number", "123456", "123456")]
    [InlineData("passport-number", "ABC123456789", "ABC123456789")]
    [InlineData("id-version", "3", "3")]
    [InlineData("id-version", "٠٣", "3")]
    [InlineData("id-version", "12", "12")]
    [InlineData("border-number", "3123 456 789", "3123456789")]
    [InlineData("border-number", "۴۱۲۳۴۵۶۷۸۹", "4123456789")]
    [InlineData("employer-number", "٧٠٠١٢٣٤٥٦٧", "7001234567")]
    [InlineData("dependant-number", "1012-345-672", "1012345672")]
    [Sentence(17)]
    public void Parse_HoweverTyped_IsCanonical(string key, string typed, string canonical) =>
        Answer.Parse(Asked(key), AnswerFields.OfText(typed)).Accepted().ShouldBe(canonical);

    public static TheoryData<string, string?, string> Malformed =>
        new()
        {
            { "passport-number", null, "answer.passport.empty" },
            { "passport-number", "  ", "answer.passport.empty" },
            { "passport-number", "A1234", "answer.passport.format" },
            { "passport-number", "A123456789012", "answer.passport.format" },
            { "passport-number", "أ1234567", "answer.passport.format" },
            { "passport-number", "А1234567", "answer.passport.format" },
            { "id-version", "", "answer.id-version.empty" },
            { "id-version", "x", "answer.id-version.letters" },
            { "id-version", "123", "answer.id-version.length" },
            { "border-number", "", "answer.border.empty" },
            { "border-number", "3l23456789", "answer.border.letters" },
            { "border-number", "312345678", "answer.border.length" },
            { "border-number", "5123456789", "answer.border.start" },
            { "employer-number", null, "answer.employer.empty" },
            { "employer-number", "7OO1234567", "answer.employer.letters" },
            { "employer-number", "70012345678", "answer.employer.length" },
            { "employer-number", "1001234567", "answer.employer.start" },
            { "dependant-number", "", "answer.dependant.empty" },
            { "dependant-number", "هوية", "answer.dependant.letters" },
            { "dependant-number", "101234567", "answer.dependant.length" },
            { "dependant-number", "1012345673", "answer.dependant.check" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Parse_Malformed_IsRefusedForItsReasonAtTheField(string key, string? typed, string code)
    {
        var refused = Answer.Parse(Asked(key), AnswerFields.OfText(typed));
        refused.CodeOf().ShouldBe(code);
        Answer.FieldOf(new(code)).ShouldBe(nameof(AnswerFields.Answer));
    }

    [Theory]
    [InlineData("passport-number")]
    [InlineData("id-version")]
    [InlineData("border-number")]
    [InlineData("employer-number")]
    [InlineData("dependant-number")]
    public void Parse_OneHundredKilobytes_IsRefused(string key)
    {
        foreach (var filler in "7 A٧-")
            Answer
                .Parse(Asked(key), AnswerFields.OfText("1012345672" + new string(filler, 100_000)))
                .IsOk.ShouldBeFalse();
    }

    [Fact]
    public void Fields_ToString_HidesTheAnswer() =>
        new AnswerFields("A1234567", "hijri", "14", "رمضان", "1449").ToString().ShouldBe("AnswerFields");
}
