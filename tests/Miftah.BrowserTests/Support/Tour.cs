using System.Text.RegularExpressions;
using Miftah.Domain.Recovery;
using Miftah.Web.Features.Challenges;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests.Support;

/// <summary>
/// A walk through every page of the portal, and each form also as it comes back refused; somebody else looks.
/// </summary>
internal static partial class Tour
{
    private static readonly (string Name, string Path)[] Plain =
    [
        ("landing", "/"),
        ("other-ways", "/recover/other-ways"),
        ("support", "/support"),
        ("offices", "/offices"),
        ("help", "/help"),
        ("contact", "/contact"),
        ("contact-no-answer", "/a/no-such-link"),
        ("message-check", "/message-check"),
        ("privacy", "/privacy"),
        ("accessibility", "/accessibility"),
        ("error-404", "/no/such/page"),
        ("error-405", "/error/405"),
        ("error-429", "/error/429"),
        ("error-500", "/error/500"),
        ("error-503", "/error/503"),
        ("recover-ended", "/recover?ended=1"),
        ("freeze-dead-link", "/x/no-such-link"),
        ("sign-in-ended", "/sign-in?ended=1"),
        ("unfreeze", "/unfreeze"),
        ("unfreeze-passkey", "/unfreeze?by=passkey"),
        ("sign-in", "/sign-in"),
    ];

    /// <param name="visitor">With script.</param>
    /// <param name="look">Is called at each page with the page's name.</param>
    public static async Task WalkAsync(Visitor visitor, Func<string, Task> look)
    {
        var person = visitor.Portal.NewPerson();
        foreach (var (name, path) in Plain)
        {
            await visitor.OpenAsync(path);
            await look(name);
        }
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "sign-in");
        await ChallengeAsync(visitor, look);
        await QuestionsAsync(visitor, person, look);
        await CodeAndPasswordAsync(visitor, person, look);
        await SignedInAsync(visitor, person, look);
        await FreezeAsync(visitor, person, look);
        await GuardTour.WalkAsync(visitor, look);
        await EnrolTour.WalkAsync(visitor, look);
    }

    /// <summary>The pages that are different without script.</summary>
    public static async Task WalkWithoutScriptAsync(Visitor visitor, Func<string, Task> look)
    {
        var person = visitor.Portal.NewPerson();
        foreach (var path in (string[])["/", "/sign-in", "/recover"])
        {
            await visitor.OpenAsync(path);
            await look($"no-script{path.Replace('/', '-')}");
        }
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "no-script-recover");
        await visitor.AskForCodeAsync(person);
        await look("no-script-code");
        await visitor.EnterCodeAsync(person);
        await look("no-script-password");
        await visitor.SetPasswordAsync();
        await look("no-script-done");
        await visitor.SignInAsync(person, person.Username, RecoverySteps.NewPassword);
        await look("no-script-home");
        await EnrolTour.WalkAsync(visitor, name => look($"no-script-{name}"));
    }

    private static async Task ChallengeAsync(Visitor visitor, Func<string, Task> look)
    {
        await visitor.OpenAsync("/recover");
        await look("recover");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "recover");
        await visitor.PressAsync("challenge.another-way");
        await Expect(visitor.Page.Locator(".challenge-picture").First).ToBeVisibleAsync();
        await look("recover-objects");
        await visitor.TypeAsync("IdentityNumber", visitor.Portal.NewPerson().Number);
        await visitor.TypeAsync("Mobile", "0500000000");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "recover-objects");
        await visitor.PressAsync("challenge.code.way");
        await Expect(visitor.Field(ChallengeFields.CodeField)).ToBeVisibleAsync();
        await look("recover-picture");
        await visitor.TypeAsync(ChallengeFields.CodeField, "1");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "recover-picture");
    }

    private static async Task QuestionsAsync(Visitor visitor, Someone person, Func<string, Task> look)
    {
        await visitor.IdentifyAsync(person);
        await look("question");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "question");
        await visitor.ChooseAsync(Question.Keys.BirthDate);
        await look("answer-date");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "answer-date");
        await visitor.OpenAsync("/recover/question");
        await visitor.ChooseAsync();
        await look("answer");
        await visitor.Page.EvaluateAsync("document.querySelector('.time-dialog').showModal()");
        await look("time-limit");
        await visitor.Page.EvaluateAsync("document.querySelector('.time-dialog').close()");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "answer");
    }

    private static async Task CodeAndPasswordAsync(Visitor visitor, Someone person, Func<string, Task> look)
    {
        await visitor.AnswerAsync(person.Passport);
        await look("code");
        await visitor.Page.Locator("summary").ClickAsync();
        await visitor.PressAsync("code.resend");
        await RefusedAsync(visitor, look, "code");
        await visitor.EnterCodeAsync(person);
        await look("password");
        await visitor.PressAsync("password.new.save");
        await RefusedAsync(visitor, look, "password");
        await visitor.SetPasswordAsync();
        await look("done");
    }

    private static async Task SignedInAsync(Visitor visitor, Someone person, Func<string, Task> look)
    {
        await visitor.OpenAsync("/sign-in");
        await visitor.TypeAsync("Username", person.Username);
        await visitor.TypeAsync("Password", "the wrong password");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "sign-in-wrong");
        await visitor.TypeAsync("Password", RecoverySteps.NewPassword);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/sign-in/code");
        await look("sign-in-code");
        await visitor.PressAsync("page.continue");
        await RefusedAsync(visitor, look, "sign-in-code");
        await visitor.SignInAsync(person, person.Username, RecoverySteps.NewPassword);
        await look("home");
        await visitor.SignInAsync(person, person.Username, RecoverySteps.NewPassword);
        await look("home-two-sessions");
        await visitor.OpenAsync("/sign-out");
        await look("sign-out");
    }

    private static async Task FreezeAsync(Visitor visitor, Someone person, Func<string, Task> look)
    {
        var link = visitor
            .Portal.Inbox.Newest(person.Mobile)
            .Select(x => FreezeLink.Match(x.Text))
            .First(x => x.Success)
            .Value;
        await visitor.OpenAsync(link);
        await look("freeze-link");
        await visitor.OpenAsync("/freeze");
        await look("freeze");
        await visitor.PressAsync("freeze.now");
        await visitor.ShouldSayAsync("freeze.done");
        await look("frozen");
    }

    internal static async Task RefusedAsync(Visitor visitor, Func<string, Task> look, string name)
    {
        await Expect(visitor.Page.Locator("#error-summary")).ToBeVisibleAsync();
        await look($"{name}-refused");
    }

    [GeneratedRegex(@"/x/[A-Za-z0-9_-]+")]
    private static partial Regex FreezeLink { get; }
}
