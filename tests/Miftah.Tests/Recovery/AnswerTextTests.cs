using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Web.Text;

namespace Miftah.Tests.Recovery;

public class AnswerTextTests
{
    private static readonly TextCatalogue Catalogue = new();
    private static readonly Language[] Languages = [Language.Arabic, Language.English];

    // Each code here is proved by a test of its rule, with an input that causes it.
    private static readonly string[] Codes =
    [
        .. AnswerTests.Malformed.Select(x => x.Data.Item3).Distinct(),
        .. DateAnswerTests.Malformed.Select(x => x.Data.Item5).Distinct(),
        .. new[] { "empty", "day-missing", "month-missing", "year-missing", "unreal-hijri", "unreal-gregorian" }.Select(
            x => $"answer.birth.{x}"
        ),
        .. new[] { "empty", "letters", "length", "check" }.Select(x => $"identity.{x}"),
        .. new[] { "empty", "start", "characters", "length" }.Select(x => $"username.{x}"),
    ];

    [Fact]
    public void EveryRefusal_HasItsSentenceInBothLanguages() => ShouldHave(Codes.Select(x => $"refusal.{x}"));

    // Of the formats alone (refusal.answer.passport.empty): the attempt has refusals of its own under "answer".
    [Fact]
    public void NoSentence_IsLeftOver()
    {
        foreach (var language in Languages)
            Catalogue
                .All(language)
                .Keys.Where(x => x.Split('.') is ["refusal", "answer", _, _])
                .Select(x => x["refusal.".Length..])
                .Except(Codes)
                .ShouldBeEmpty();
    }

    [Fact]
    public void EveryQuestion_HasItsWordsInBothLanguages() =>
        ShouldHave(
            Question
                .For(PersonKind.Citizen)
                .Concat(Question.For(PersonKind.Resident))
                .SelectMany(x => new[] { "label", "title", "hint" }.Select(part => $"question.{x.Key}.{part}"))
        );

    [Theory]
    [InlineData("hijri", "1449")]
    [InlineData("gregorian", "2028")]
    public void EveryMonthAsWeWriteIt_IsUnderstood(string calendar, string year)
    {
        var question = Question.Find(PersonKind.Citizen, "birth-date")!;
        foreach (var language in Languages)
        foreach (var month in Enumerable.Range(1, 12))
            Answer
                .Parse(question, Day(Catalogue.Find(language, $"month.{calendar}.{month}")))
                .ShouldBe(Answer.Parse(question, Day($"{month}")));

        AnswerFields Day(string month) => AnswerFields.OfDate(calendar, "1", month, year);
    }

    [Fact]
    public void TheTest_CatchesAMissingSentence() =>
        Should.Throw<ShouldAssertException>(() => ShouldHave(["refusal.answer.no-such"]));

    private static void ShouldHave(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        foreach (var language in Languages)
            Catalogue.All(language).Keys.ShouldContain(key);
    }
}
