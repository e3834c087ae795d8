using Microsoft.EntityFrameworkCore;
using Miftah.BrowserTests.Support;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// Back, reload, a second tab and a button pressed twice never lead to a dead end, and never count twice.
/// </summary>
public class HistoryTests(Suite suite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Sentence(12)]
    public async Task Back_BeforeTheCode_ReachesEarlierPagesAndForwardAgain(bool script)
    {
        await using var claimant = await suite.VisitAsync("ar", script);
        var person = claimant.Portal.NewPerson();
        await claimant.AskForCodeAsync(person);
        await claimant.Page.GoBackAsync();
        await claimant.ShouldBeAtAsync("/recover/answer");
        await claimant.Page.GoBackAsync();
        await claimant.ShouldBeAtAsync("/recover/question");
        await claimant.Page.ReloadAsync();
        await claimant.ChooseAsync();
        await claimant.Page.GoBackAsync();
        await claimant.Page.GoForwardAsync();
        await claimant.ShouldBeAtAsync("/recover/answer");
        await claimant.OpenAsync("/recover/code");
        await claimant.EnterCodeAsync(person);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Sentence(12)]
    public async Task Back_ToPage1_MayBeginAgain(bool script)
    {
        await using var claimant = await suite.VisitAsync("en", script);
        var person = claimant.Portal.NewPerson();
        await claimant.IdentifyAsync(person);
        await claimant.Page.GoBackAsync();
        await claimant.ShouldBeAtAsync("/recover");
        await claimant.AskForCodeAsync(person);
    }

    [Fact]
    [Sentence(33)]
    public async Task Back_AfterTheCode_StaysWhereThePasswordIsSet()
    {
        await using var claimant = await suite.VisitAsync("ar", script: false);
        var person = claimant.Portal.NewPerson();
        await claimant.AskForCodeAsync(person);
        await claimant.EnterCodeAsync(person);
        await claimant.Page.GoBackAsync();
        await claimant.ShouldBeAtAsync("/recover/password");
        await claimant.SetPasswordAsync();
        await claimant.Page.GoBackAsync();
        await claimant.ShouldBeAtAsync("/recover/done");
        (await claimant.Page.ContentAsync()).ShouldNotContain(person.Username);
    }

    [Fact]
    [Sentence(33)]
    public async Task SecondTab_LeftBehind_CatchesUpWithTheFirst()
    {
        await using var claimant = await suite.VisitAsync("ar", script: false);
        var person = claimant.Portal.NewPerson();
        await claimant.AskForCodeAsync(person);
        var first = claimant.Page;
        var second = await claimant.OpenTabAsync();
        claimant.TurnTo(second);
        await claimant.OpenAsync("/recover/answer");
        claimant.TurnTo(first);
        await claimant.EnterCodeAsync(person);
        claimant.TurnTo(second);
        await claimant.TypeAsync("Answer", person.Passport);
        await claimant.PressAsync("page.continue");
        await claimant.ShouldBeAtAsync("/recover/password");
        await claimant.SetPasswordAsync();
        claimant.TurnTo(first);
        await claimant.TypeAsync("NewPassword", "three other pedals");
        await claimant.TypeAsync("RepeatPassword", "three other pedals");
        await claimant.PressAsync("password.new.save");
        await claimant.ShouldBeAtAsync("/recover/done");
        (await PasswordWritesAsync(claimant, person)).ShouldBe(1);
    }

    [Fact]
    public async Task EveryButton_PressedTwice_CountsOnce()
    {
        await using var claimant = await suite.VisitAsync("ar");
        var person = claimant.Portal.NewPerson();
        await claimant.OpenAsync("/recover");
        await claimant.TypeAsync("IdentityNumber", person.Number);
        await claimant.TypeAsync("Mobile", person.Mobile);
        await claimant.Button("page.continue").DblClickAsync();
        await claimant.ShouldBeAtAsync("/recover/question");
        await claimant.Page.Locator("#Question").CheckAsync();
        await claimant.Button("page.continue").DblClickAsync();
        await claimant.ShouldBeAtAsync("/recover/answer");
        await claimant.TypeAsync("Answer", person.Passport);
        await claimant.Button("page.continue").DblClickAsync();
        await claimant.ShouldBeAtAsync("/recover/code");
        await claimant.TypeAsync("Code", await claimant.CodeAsync(person));
        await claimant.Button("page.continue").DblClickAsync();
        await claimant.ShouldBeAtAsync("/recover/password");
        await claimant.TypeAsync("NewPassword", RecoverySteps.NewPassword);
        await claimant.TypeAsync("RepeatPassword", RecoverySteps.NewPassword);
        await claimant.Button("password.new.save").DblClickAsync();
        await claimant.ShouldBeAtAsync("/recover/done");
        (await PasswordWritesAsync(claimant, person)).ShouldBe(1);
    }

    [Fact]
    [Sentence(48)]
    public async Task Save_PressedTwiceWithoutScript_StillSaysThatItIsSaved()
    {
        await using var claimant = await suite.VisitAsync("en", script: false);
        var person = claimant.Portal.NewPerson();
        await claimant.AskForCodeAsync(person);
        await claimant.EnterCodeAsync(person);
        await claimant.TypeAsync("NewPassword", RecoverySteps.NewPassword);
        await claimant.TypeAsync("RepeatPassword", RecoverySteps.NewPassword);
        await claimant.Button("password.new.save").DblClickAsync();
        await claimant.ShouldBeAtAsync("/recover/done");
        await Expect(claimant.Page.Locator("h1")).ToHaveTextAsync(claimant.Words("recover.done.title"));
        (await PasswordWritesAsync(claimant, person)).ShouldBe(1);
    }

    [Fact]
    public async Task SignIn_PressedTwice_OpensOneSession()
    {
        await using var visitor = await suite.VisitAsync("ar");
        var person = visitor.Portal.NewPerson();
        await visitor.OpenAsync("/sign-in");
        await visitor.TypeAsync("Username", person.Username);
        await visitor.TypeAsync("Password", Someone.CrowdPassword);
        await visitor.Button("page.continue").DblClickAsync();
        await visitor.ShouldBeAtAsync("/sign-in/code");
        await visitor.TypeAsync("Code", await visitor.CodeAsync(person));
        await visitor.Button("page.continue").DblClickAsync();
        await visitor.ShouldBeAtAsync("/home");
        await visitor.ShouldSayAsync("home.no-others");
        await visitor.Page.GoBackAsync();
        await visitor.OpenAsync("/sign-in/code");
        await visitor.ShouldBeAtAsync("/home");
    }

    private static async Task<int> PasswordWritesAsync(Visitor visitor, Someone person) =>
        await visitor.Portal.InDbAsync(async db =>
        {
            var number = visitor.Portal.Find.ByNumber(person.Number).InUse;
            var account = await db.Accounts.SingleAsync(x => x.NumberIndex == number);
            return await db.AuditRecords.CountAsync(x => x.Act == Acts.PasswordSet && x.AccountId == account.Id);
        });
}
