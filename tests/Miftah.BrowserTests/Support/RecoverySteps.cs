using Miftah.Domain.Challenges;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Challenges;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>The pages of a recovery, each left in the way a person leaves it.</summary>
internal static class RecoverySteps
{
    public const string NewPassword = "seven green bicycles";

    /// <summary>
    /// Page 1. With script the work is done silently; without it the claimant types the code of the picture.
    /// </summary>
    public static async Task IdentifyAsync(this Visitor visitor, Someone person)
    {
        await visitor.OpenAsync("/recover");
        await visitor.TypeAsync("IdentityNumber", person.Number);
        await visitor.TypeAsync("Mobile", person.Mobile);
        if (!visitor.HasScript)
            await visitor.TypeAsync(ChallengeFields.CodeField, (await visitor.ChallengeAsync()).Code);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/recover/question");
    }

    /// <summary>Page 2.</summary>
    public static async Task ChooseAsync(this Visitor visitor, string question = Question.Keys.PassportNumber)
    {
        await visitor.Page.GetByLabel(visitor.Words($"question.{question}.label"), new() { Exact = true }).CheckAsync();
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/recover/answer");
    }

    /// <summary>Page 3.</summary>
    public static async Task AnswerAsync(this Visitor visitor, string answer)
    {
        await visitor.TypeAsync("Answer", answer);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/recover/code");
    }

    /// <summary>Page 4, with the code of the newest message.</summary>
    public static async Task EnterCodeAsync(this Visitor visitor, Someone person, int seen = 0)
    {
        await visitor.TypeAsync("Code", await visitor.CodeAsync(person, seen));
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/recover/password");
    }

    /// <summary>Page 5.</summary>
    public static async Task SetPasswordAsync(this Visitor visitor, string password = NewPassword)
    {
        await visitor.TypeAsync("NewPassword", password);
        await visitor.TypeAsync("RepeatPassword", password);
        await visitor.PressAsync("password.new.save");
        await visitor.ShouldBeAtAsync("/recover/done");
    }

    /// <summary>Pages 1 to 3, with everything right.</summary>
    public static async Task AskForCodeAsync(this Visitor visitor, Someone person)
    {
        await visitor.IdentifyAsync(person);
        await visitor.ChooseAsync();
        await visitor.AnswerAsync(person.Passport);
    }

    /// <summary>From the sign-in page to the home page.</summary>
    public static Task SignInAsync(this Visitor visitor, Someone person, string name, string password) =>
        visitor.SignInByAsync(person.Mobile, name, password);

    /// <summary>The same by whatever mobile the account has.</summary>
    public static async Task SignInByAsync(this Visitor visitor, string mobile, string name, string password)
    {
        var seen = visitor.CodesTo(mobile);
        await visitor.OpenAsync("/sign-in");
        await visitor.TypeAsync("Username", name);
        await visitor.TypeAsync("Password", password);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/sign-in/code");
        await visitor.TypeAsync("Code", await visitor.CodeToAsync(mobile, seen));
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/home");
    }

    /// <summary>What the challenge on the page asks for, as a person sees it in its pictures.</summary>
    public static async Task<ChallengeSecret> ChallengeAsync(this Visitor visitor)
    {
        var token = await visitor.Page.Locator($"input[name={ChallengeFields.TokenField}]").GetAttributeAsync("value");
        return await visitor.Portal.OpenChallengeAsync(token!, await visitor.CookieAsync("challenge"));
    }

    /// <summary>Shows the challenge as object pictures and chooses the right ones.</summary>
    public static async Task ChoosePicturesAsync(this Visitor visitor)
    {
        await visitor.PressAsync("challenge.another-way");
        await Expect(visitor.Page.Locator(".challenge-picture"))
            .ToHaveCountAsync(ObjectRound.Count * ObjectRound.Pictures);
        var rounds = (await visitor.ChallengeAsync()).Rounds(Web.Features.Challenges.Drawing.ObjectDeck.All.Count);
        foreach (var (index, round) in rounds.Index())
            await visitor
                .Page.Locator($"input[name={ChallengeFields.ObjectField(index + 1)}][value='{round.Right}']")
                .CheckAsync();
    }
}
