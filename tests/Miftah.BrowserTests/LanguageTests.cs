using Miftah.BrowserTests.Support;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// The other language is one press away on every page, and nothing typed is lost by it, with or without script.
/// </summary>
public class LanguageTests(Suite suite)
{
    [Theory]
    [InlineData("ar", false)]
    [InlineData("en", false)]
    [InlineData("ar", true)]
    [Sentence(74)]
    public async Task Switch_OnPage1_KeepsWhatWasTyped(string language, bool script)
    {
        await using var claimant = await suite.VisitAsync(language, script);
        var person = claimant.Portal.NewPerson();
        await claimant.OpenAsync("/recover");
        await claimant.TypeAsync("IdentityNumber", person.Number);
        await claimant.TypeAsync("Mobile", "not yet");
        await claimant.SwitchLanguageAsync();
        await ShouldBeWholeAsync(claimant, "recover.identify.title");
        await Expect(claimant.Field("IdentityNumber")).ToHaveValueAsync(person.Number);
        await Expect(claimant.Field("Mobile")).ToHaveValueAsync("not yet");
        await Expect(claimant.Page.Locator("#error-summary")).ToHaveCountAsync(0);
        await claimant.IdentifyAsync(person);
    }

    [Fact]
    [Sentence(74)]
    public async Task Switch_OnPage3_KeepsTheAnswerAndTheAttempt()
    {
        await using var claimant = await suite.VisitAsync("ar", script: false);
        var person = claimant.Portal.NewPerson();
        await claimant.IdentifyAsync(person);
        await claimant.ChooseAsync();
        await claimant.TypeAsync("Answer", person.Passport);
        await claimant.SwitchLanguageAsync();
        await ShouldBeWholeAsync(claimant, "question.passport-number.title");
        await Expect(claimant.Field("Answer")).ToHaveValueAsync(person.Passport);
        await claimant.PressAsync("page.continue");
        await claimant.ShouldBeAtAsync("/recover/code");
        await claimant.EnterCodeAsync(person);
    }

    [Fact]
    public async Task Switch_WithADate_KeepsItsParts()
    {
        await using var claimant = await suite.VisitAsync("en", script: false);
        await claimant.IdentifyAsync(claimant.Portal.NewPerson());
        await claimant.ChooseAsync(Question.Keys.BirthDate);
        await claimant.Page.GetByLabel(claimant.Words("calendar.hijri")).CheckAsync();
        await claimant.TypeAsync("Day", "14");
        await claimant.TypeAsync("Month", "Ramadan");
        await claimant.TypeAsync("Year", "1410");
        await claimant.SwitchLanguageAsync();
        await Expect(claimant.Page.GetByLabel(claimant.Words("calendar.hijri"))).ToBeCheckedAsync();
        await Expect(claimant.Field("Day")).ToHaveValueAsync("14");
        await Expect(claimant.Field("Month")).ToHaveValueAsync("Ramadan");
        await Expect(claimant.Field("Year")).ToHaveValueAsync("1410");
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task Switch_OnSignIn_KeepsTheNameAndForgetsThePassword(string language, bool script)
    {
        await using var visitor = await suite.VisitAsync(language, script);
        await visitor.OpenAsync("/sign-in");
        await visitor.TypeAsync("Username", "n.alsalem");
        await visitor.TypeAsync("Password", "not to be echoed");
        await visitor.SwitchLanguageAsync();
        await ShouldBeWholeAsync(visitor, "sign-in.title");
        await Expect(visitor.Field("Username")).ToHaveValueAsync("n.alsalem");
        await Expect(visitor.Field("Password")).ToHaveValueAsync("");
        (await visitor.Page.ContentAsync()).ShouldNotContain("not to be echoed");
    }

    [Fact]
    public async Task Switch_ThereAndBack_ComesToTheSamePage()
    {
        await using var visitor = await suite.VisitAsync("ar");
        foreach (var path in (string[])["/", "/privacy", "/sign-in?ended=1", "/no/such/page"])
        {
            await visitor.OpenAsync(path);
            await visitor.SwitchLanguageAsync();
            await visitor.ShouldBeAtAsync(path);
            await visitor.SwitchLanguageAsync();
            await visitor.ShouldBeAtAsync(path);
        }
    }

    private static async Task ShouldBeWholeAsync(Visitor visitor, string title)
    {
        var html = visitor.Page.Locator("html");
        await Expect(html).ToHaveAttributeAsync("lang", visitor.Language.Code);
        await Expect(html).ToHaveAttributeAsync("dir", visitor.Language.Direction);
        await Expect(visitor.Page.Locator("h1")).ToContainTextAsync(visitor.Words(title));
    }
}
