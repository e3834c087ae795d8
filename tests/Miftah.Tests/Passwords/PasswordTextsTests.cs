using System.Text.Encodings.Web;
using System.Text.Unicode;
using Miftah.Domain.Passwords;
using Miftah.Web;
using Miftah.Web.Adapters.Passwords;
using Miftah.Web.Text;
using static Miftah.Domain.Passwords.PasswordRules;

namespace Miftah.Tests.Passwords;

public class PasswordTextsTests
{
    private static readonly TextCatalogue Catalogue = new();

    [Theory]
    [InlineData(8, "8 خانات")]
    [InlineData(10, "10 خانات")]
    [InlineData(11, "11 خانة")]
    [InlineData(12, "12 خانة")]
    [InlineData(99, "99 خانة")]
    [InlineData(100, "100 خانة")]
    [InlineData(102, "102 خانة")]
    [InlineData(103, "103 خانات")]
    [InlineData(256, "256 خانة")]
    public void Counted_TakesTheNounsFormAfterTheNumber(int count, string expected) =>
        In(Language.Arabic).Counted("count.characters", count).Plain.ShouldBe(expected);

    [Theory]
    [InlineData(0, "zero")]
    [InlineData(1, "one")]
    [InlineData(2, "two")]
    [InlineData(101, "other")]
    [InlineData(111, "many")]
    [InlineData(200, "other")]
    public void FormOf_FollowsTheArabicRules(int count, string form) =>
        Plural.FormOf(Language.Arabic, count).ShouldBe(form);

    [Fact]
    public void TheSentenceForShort_NamesTheNumberInItsOwnDirection()
    {
        var arabic = In(Language.Arabic);

        arabic
            .Plain("refusal.password.short", arabic.PasswordValues(new PasswordPolicy()))
            .ShouldBe("يجب أن تتكوّن كلمة المرور من 12 خانة أو أكثر");
        arabic
            .Html("refusal.password.short", arabic.PasswordValues(new PasswordPolicy()))
            .ToString()!
            .ShouldContain("<bdi dir=\"ltr\">12</bdi> خانة");
    }

    [Fact]
    public void TheSentenceForShort_IsPlainInEnglishToo()
    {
        var english = In(Language.English);

        english
            .Plain("refusal.password.short", english.PasswordValues(new PasswordPolicy(15)))
            .ShouldBe("Password must be 15 characters or more");
    }

    [Fact]
    public void EveryRefusal_HasASentenceInBothLanguages_WithItsValuesFilled()
    {
        foreach (var why in new[] { Empty, TooShort, TooLong, Common, Personal, Former, RepeatEmpty, Mismatch })
        foreach (var language in new[] { Language.Arabic, Language.English })
        {
            var text = In(language);
            var sentence = text.Plain($"refusal.{why.Code}", text.PasswordValues(new PasswordPolicy()));
            sentence.ShouldNotContain("[");
            sentence.ShouldNotContain("{");
        }
    }

    private static Web.Text.Text In(Language language) =>
        new(
            Catalogue,
            language,
            new Portal(new PortalOptions { Origin = "https://miftah.example" }),
            HtmlEncoder.Create(UnicodeRanges.All)
        );
}
