using Miftah.BrowserTests.Support;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>Everything works with Tab, Enter and Space alone, and the focus can be seen at each stop.</summary>
public class KeyboardTests(Suite suite)
{
    [Fact]
    [Sentence(11)]
    public async Task Recovery_ByKeyboardAlone_IsCompleted()
    {
        await using var claimant = await suite.VisitAsync("ar");
        var person = claimant.Portal.NewPerson();
        var keys = claimant.Page.Keyboard;
        await claimant.OpenAsync("/recover");
        await claimant.TabToAsync("IdentityNumber");
        await keys.TypeAsync(person.Number);
        await claimant.TabToAsync("Mobile");
        await keys.TypeAsync(person.Mobile);
        await keys.PressAsync("Enter");
        await claimant.ShouldBeAtAsync("/recover/question");

        await claimant.TabToAsync("Question");
        await keys.PressAsync("Space");
        await claimant.TabToAsync(claimant.Words("page.continue"));
        await keys.PressAsync("Enter");
        await claimant.ShouldBeAtAsync("/recover/answer");
        await claimant.TabToAsync("Answer");
        await keys.TypeAsync(person.Passport);
        await keys.PressAsync("Enter");
        await claimant.ShouldBeAtAsync("/recover/code");

        var code = await claimant.CodeAsync(person);
        await claimant.TabToAsync("Code");
        await keys.TypeAsync(code);
        await keys.PressAsync("Enter");
        await claimant.ShouldBeAtAsync("/recover/password");

        await claimant.TabToAsync("NewPassword");
        await keys.TypeAsync(RecoverySteps.NewPassword);
        await claimant.TabToAsync(claimant.Words("password.new.show"));
        await keys.PressAsync("Space");
        await Expect(claimant.Field("NewPassword")).ToHaveAttributeAsync("type", "text");
        await claimant.TabToAsync("RepeatPassword");
        await keys.TypeAsync(RecoverySteps.NewPassword);
        await keys.PressAsync("Enter");
        await claimant.ShouldBeAtAsync("/recover/done");
        await claimant.TabToAsync(claimant.Words("sign-in.title"));
        await keys.PressAsync("Enter");
        await claimant.ShouldBeAtAsync("/sign-in");
        await SignInByKeyboardAsync(claimant, person);
    }

    [Fact]
    public async Task SkipLink_IsTheFirstStopAndLeadsToTheContent()
    {
        await using var visitor = await suite.VisitAsync("ar");
        await visitor.OpenAsync("/support");
        await visitor.Page.Keyboard.PressAsync("Tab");
        (await visitor.StopAsync()).Name.ShouldBe(visitor.Words("portal.skip"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.TabToAsync(visitor.Words("page.back"), stopsMax: 1);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task RefusedForm_TakesTheFocusAndLeadsToItsFields(string language)
    {
        await using var claimant = await suite.VisitAsync(language);
        await claimant.OpenAsync("/recover");
        await claimant.TypeAsync("IdentityNumber", claimant.Portal.NewPerson().Number);
        await claimant.Page.Keyboard.PressAsync("Enter");
        await claimant.ShouldRefuseAsync("mobile.empty");
        await Expect(claimant.Page.Locator("#error-summary")).ToBeFocusedAsync();
        (await claimant.StopAsync()).ShouldSatisfyAllConditions(
            x => x.IsMarked.ShouldBeTrue(),
            x => x.IsInView.ShouldBeTrue()
        );
        await claimant.Page.Keyboard.PressAsync("Tab");
        await claimant.Page.Keyboard.PressAsync("Enter");
        await Expect(claimant.Field("Mobile")).ToBeFocusedAsync();
        (await claimant.StopAsync()).IsInView.ShouldBeTrue();
        (await claimant.Page.TitleAsync()).ShouldStartWith(claimant.Words("page.error-prefix"));
    }

    [Fact]
    public async Task RefusedDate_LeadsToItsFirstRefusedPart()
    {
        await using var claimant = await suite.VisitAsync("en", script: false);
        await claimant.IdentifyAsync(claimant.Portal.NewPerson());
        await claimant.ChooseAsync(Domain.Recovery.Question.Keys.BirthDate);
        await claimant.Page.GetByLabel(claimant.Words("calendar.gregorian")).CheckAsync();
        await claimant.TypeAsync("Day", "1");
        await claimant.TypeAsync("Year", "1990");
        await claimant.PressAsync("page.continue");
        await claimant.ShouldRefuseAsync("answer.birth.month-missing");
        await Expect(claimant.Page.Locator("#error-summary")).ToBeFocusedAsync();
        await claimant.Page.Locator("#error-summary a").ClickAsync();
        // Without script a link moves the focus only to what can take it.
        await Expect(claimant.Field("Month")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    public async Task EnterInAField_SendsTheFormAndChangesNothingElse(string language, bool script)
    {
        await using var visitor = await suite.VisitAsync(language, script);
        await visitor.OpenAsync("/sign-in");
        await visitor.TypeAsync("Username", "nobody.here");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.ShouldRefuseAsync("sign-in.password-empty");
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [Fact]
    [NegativeControl(11)]
    public async Task TabTo_WhereFocusCannotBeSeen_Fails()
    {
        await using var visitor = await suite.VisitAsync("ar");
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.EvaluateAsync(
            "() => document.querySelectorAll('a, button, input').forEach(x => { x.style.outline = 'none'; })"
        );
        var missed = await Record.ExceptionAsync(() => visitor.TabToAsync("Username"));
        missed.ShouldBeOfType<ShouldAssertException>().Message.ShouldContain("cannot be seen");
    }

    private static async Task SignInByKeyboardAsync(Visitor visitor, Someone person)
    {
        var seen = visitor.CodesOf(person);
        var keys = visitor.Page.Keyboard;
        await visitor.TabToAsync("Username");
        await keys.TypeAsync(person.Username);
        await visitor.TabToAsync("Password");
        await keys.TypeAsync(RecoverySteps.NewPassword);
        await keys.PressAsync("Enter");
        await visitor.ShouldBeAtAsync("/sign-in/code");
        var code = await visitor.CodeAsync(person, seen);
        await visitor.TabToAsync("Code");
        await keys.TypeAsync(code);
        await keys.PressAsync("Enter");
        await visitor.ShouldBeAtAsync("/home");
        await visitor.TabToAsync(visitor.Words("portal.sign-out"));
        await keys.PressAsync("Space");
        await visitor.ShouldBeAtAsync("/sign-in?ended=out");
    }
}
