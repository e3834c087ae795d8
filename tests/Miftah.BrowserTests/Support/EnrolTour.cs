using Miftah.Domain.Recovery;
using Miftah.Web.Features.Challenges;

namespace Miftah.BrowserTests.Support;

/// <summary>Opening an account, page by page, to the home that waits for its activation.</summary>
internal static class EnrolTour
{
    public const string Password = "seven green bicycles";

    /// <param name="visitor">With or without script.</param>
    /// <param name="look">Is called at each page with the page's name.</param>
    public static async Task WalkAsync(Visitor visitor, Func<string, Task> look) =>
        await WalkAsync(visitor, await visitor.Portal.NewApplicantAsync(), look);

    public static string UsernameOf(Someone person, bool isRival = false) =>
        $"{(isRival ? "rival" : "tour")}.{person.Number}x";

    /// <param name="visitor">With or without script.</param>
    /// <param name="person">Whose number it is.</param>
    /// <param name="look">Is called at each page with the page's name.</param>
    /// <param name="rivals">The mobile of somebody else who opens an account in that person's name.</param>
    public static async Task WalkAsync(Visitor visitor, Someone person, Func<string, Task> look, string? rivals = null)
    {
        var mobile = rivals ?? person.Mobile;
        var username = UsernameOf(person, isRival: rivals is not null);
        await visitor.OpenAsync("/enrol");
        await look("enrol");
        await visitor.PressAsync("page.continue");
        await Tour.RefusedAsync(visitor, look, "enrol");
        await visitor.TypeAsync("IdentityNumber", person.Number);
        await visitor.TypeAsync("Mobile", mobile);
        if (!visitor.HasScript)
            await visitor.TypeAsync(ChallengeFields.CodeField, (await visitor.ChallengeAsync()).Code);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/enrol/question");
        await look("enrol-question");
        var passport = visitor.Words($"question.{Question.Keys.PassportNumber}.label");
        await visitor.Page.GetByLabel(passport, new() { Exact = true }).CheckAsync();
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/enrol/answer");
        await look("enrol-answer");
        await visitor.TypeAsync("Answer", person.Passport);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/enrol/code");
        await look("enrol-code");
        await visitor.TypeAsync("Code", await visitor.CodeToAsync(mobile));
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/enrol/account");
        await look("enrol-account");
        await visitor.PressAsync("enrol.account.open");
        await Tour.RefusedAsync(visitor, look, "enrol-account");
        await visitor.TypeAsync("Username", username);
        await visitor.TypeAsync("NewPassword", Password);
        await visitor.TypeAsync("RepeatPassword", Password);
        await visitor.PressAsync("enrol.account.open");
        await visitor.ShouldBeAtAsync("/enrol/done");
        await look("enrol-done");
        await visitor.SignInByAsync(mobile, username, Password);
        await look("enrol-home");
    }
}
