using Miftah.Domain.Staff;
using Miftah.Domain.Text;
using Miftah.Tests.Support;
using Miftah.Web.Shared;
using Miftah.Web.Text;

namespace Miftah.Tests.Help;

/// <summary>One library of answers in both languages, found however Arabic is typed.</summary>
public sealed class AnswerLibraryTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void EveryQuestion_HasItsThreeSentences_InBothLanguages()
    {
        var catalogue = new TextCatalogue();
        foreach (var language in (Language[])[Language.Arabic, Language.English])
        {
            var keys = catalogue.All(language).Keys.Where(x => x.StartsWith("help.q.", StringComparison.Ordinal));
            var wanted = AnswerLibrary.All.SelectMany(x =>
                (string[])[$"help.q.{x}.ask", $"help.q.{x}.answer", $"help.q.{x}.say"]
            );
            keys.ShouldBe(wanted, ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("أَجْهِزَة", "اجهزه")]
    [InlineData("إلغـــاء", "الغا")]
    [InlineData("على  مكتبٍ،", "علي مكتب")]
    [InlineData("سؤال PASSkey", "سوال passkey")]
    public void Spellings_AreOneWord(string typed, string folded) =>
        ArabicWords.Fold(typed).ShouldBe(ArabicWords.Fold(folded));

    [Fact]
    public async Task Search_FindsWhatIsTypedWithoutHamzas_AndSaysWhenThereIsNothing()
    {
        var browser = portal.NewBrowser();

        var found = await browser.FillAsync("/help", ("Words", "بصمه الاصبع"));
        var none = await browser.FillAsync("/help", ("Words", "زرافة"));

        found.Text.ShouldContain("تفعيل الحساب");
        found.Text.ShouldNotContain("نسيان اسم المستخدم");
        none.Text.ShouldContain("لا يوجد جواب بهذه الكلمات");
    }

    [Fact]
    public async Task Desk_ReadsTheSameAnswers_WithWhatToSay()
    {
        var agent = await portal.StaffAsync(StaffRole.SupportAgent, english: true);

        var page = await agent.FillAsync("/staff/answers", ("Words", "roaming"));

        page.Text.ShouldContain("Messages reach the registered number abroad");
        page.Text.ShouldContain("Roaming is turned on by the operator");
    }
}
