using Miftah.BrowserTests.Support;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>The heart of the portal, from its front door to signing out, on a telephone.</summary>
public class RecoveryJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", true)]
    [InlineData("ar", false)]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [Sentence(76)]
    public async Task Recovery_OnATelephone_EndsSignedIn(string language, bool script)
    {
        await using var claimant = await suite.VisitAsync(language, script);
        var person = claimant.Portal.NewPerson();
        await claimant.OpenAsync("/");
        await claimant.Page.Locator(".door").First.ClickAsync();
        await claimant.ShouldBeAtAsync("/sign-in");
        await claimant.FollowAsync("sign-in.forgot");
        await claimant.ShouldBeAtAsync("/recover");

        await claimant.AskForCodeAsync(person);
        await claimant.EnterCodeAsync(person);
        var username = await claimant.Page.Locator(".username-value bdi").InnerTextAsync();
        username.Trim().ShouldBe(person.Username);
        await ShowAndSetPasswordAsync(claimant);
        await claimant.ShouldSayAsync("recover.done.what");
        (await claimant.Page.ContentAsync()).ShouldNotContain(person.Username); // Only page 5 shows it.

        await claimant.FollowAsync("sign-in.title");
        await claimant.ShouldBeAtAsync("/sign-in");
        await claimant.SignInAsync(person, username.Trim(), RecoverySteps.NewPassword);
        await claimant.ShouldSayAsync("hold.why");
        await claimant.PressAsync("portal.sign-out");
        await claimant.ShouldBeAtAsync("/sign-in?ended=out");
        await claimant.OpenAsync("/home");
        await claimant.ShouldBeAtAsync("/sign-in");
        claimant.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("en", false)]
    [Sentence(11)]
    public async Task Challenge_AsObjectPictures_NeedsNeitherCodeNorWork(string language, bool script)
    {
        await using var claimant = await suite.VisitAsync(language, script);
        var person = claimant.Portal.NewPerson();
        await claimant.OpenAsync("/recover");
        await claimant.TypeAsync("IdentityNumber", person.Number);
        await claimant.TypeAsync("Mobile", person.Mobile);
        await claimant.ChoosePicturesAsync();
        await Expect(claimant.Field("IdentityNumber")).ToHaveValueAsync(person.Number);
        await claimant.PressAsync("page.continue");
        await claimant.ShouldBeAtAsync("/recover/question");
        claimant.Complaints.ShouldBeEmpty();
    }

    [Fact]
    [NegativeControl(11)]
    public async Task Challenge_WithWrongPictures_IsRefused()
    {
        await using var claimant = await suite.VisitAsync("en", script: false);
        var person = claimant.Portal.NewPerson();
        await claimant.OpenAsync("/recover");
        await claimant.TypeAsync("IdentityNumber", person.Number);
        await claimant.TypeAsync("Mobile", person.Mobile);
        await claimant.ChoosePicturesAsync();
        var right = claimant.Page.Locator("[name=ChallengeObject1]:checked");
        var number = await right.GetAttributeAsync("value") == "1" ? "2" : "1";
        await claimant.Page.Locator($"[name=ChallengeObject1][value='{number}']").CheckAsync();
        await claimant.PressAsync("page.continue");
        await claimant.ShouldRefuseAsync("challenge.object");
    }

    private static async Task ShowAndSetPasswordAsync(Visitor claimant)
    {
        if (claimant.HasScript)
        {
            await claimant.TypeAsync("NewPassword", RecoverySteps.NewPassword);
            await claimant.PressAsync("password.new.show");
            await Expect(claimant.Field("NewPassword")).ToHaveAttributeAsync("type", "text");
            await Expect(claimant.Field("RepeatPassword")).ToHaveAttributeAsync("type", "password");
            await claimant.PressAsync("password.new.hide");
            await Expect(claimant.Field("NewPassword")).ToHaveAttributeAsync("type", "password");
        }
        await claimant.SetPasswordAsync();
    }
}
