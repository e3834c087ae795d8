using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Identity;
using Miftah.Domain;

namespace Miftah.Tests.Support;

/// <summary>The steps of an enrolment as an applicant takes them.</summary>
public static class EnrolmentSteps
{
    public const string Password = "meadow trumpet saffron";

    /// <summary>Longer than the word that no account is opened waits, in seconds.</summary>
    public const int PastTheWord = 21;

    /// <summary>A person of the crowd without an account, whose mobile nobody has.</summary>
    public static async Task<Someone> NewApplicantAsync(this TestPortal portal)
    {
        var person = portal.NewPerson();
        var id = await portal.IdOfAsync(person);
        await using var scope = portal.Services.CreateAsyncScope();
        var erase = scope.ServiceProvider.GetRequiredService<EraseAccount>();
        (await erase.RunAsync(id, portal.Clock.Now(), CancellationToken.None)).ShouldBeTrue();
        return person;
    }

    /// <summary>Pages 1 to 3, and the worker's turn.</summary>
    public static async Task<Page> EnrolAsync(
        this TestPortal portal,
        Browser browser,
        string number,
        string mobile,
        string answer
    )
    {
        (await browser.IdentifyAsync(number, mobile, "/enrol")).ShouldGoTo("/enrol/question");
        (await browser.FillAsync("/enrol/question", ("Question", "passport-number"))).ShouldGoTo("/enrol/answer");
        var page = await browser.FillAsync("/enrol/answer", ("Answer", answer));
        await portal.RunOutboxAsync();
        return page;
    }

    /// <summary>Pages 1 to 4 with the right answer: the last page is open.</summary>
    public static async Task ProveMobileAsync(
        this TestPortal portal,
        Browser browser,
        Someone person,
        string? mobile = null
    )
    {
        var to = mobile ?? person.Mobile;
        (await portal.EnrolAsync(browser, person.Number, to, person.Passport)).ShouldGoTo("/enrol/code");
        (await browser.FillAsync("/enrol/code", ("Code", portal.Sms.CodeTo(to)))).ShouldGoTo("/enrol/account");
    }

    public static Task<Page> ChooseAsync(this Browser browser, string username) =>
        browser.FillAsync(
            "/enrol/account",
            ("Username", username),
            ("NewPassword", Password),
            ("RepeatPassword", Password)
        );

    /// <summary>A whole enrolment.</summary>
    public static async Task OpenAccountAsync(
        this TestPortal portal,
        Browser browser,
        Someone person,
        string username,
        string? mobile = null
    )
    {
        await portal.ProveMobileAsync(browser, person, mobile);
        (await browser.ChooseAsync(username)).ShouldGoTo("/enrol/done");
        await portal.RunOutboxAsync();
    }

    /// <summary>Password and code, for whoever has both.</summary>
    public static async Task<Page> SignInByAsync(this TestPortal portal, Browser browser, string name, string mobile)
    {
        var first = await browser.FillAsync("/sign-in", ("Username", name), ("Password", Password));
        if (first.Location is null)
            return first;
        await portal.RunOutboxAsync();
        return await browser.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(mobile)));
    }
}
