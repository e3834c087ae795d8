using System.Net;

namespace Miftah.Tests.Support;

/// <summary>
/// The steps of a recovery as a claimant takes them, so that a test says only what is special about its case.
/// </summary>
public static class RecoverySteps
{
    public const string NewPassword = "meadow trumpet saffron";

    /// <summary>Pages 1 and 2: the claim, and the passport as the question.</summary>
    public static async Task ClaimAsync(
        this Browser browser,
        string number,
        string mobile,
        string question = "passport-number"
    )
    {
        (await browser.IdentifyAsync(number, mobile)).ShouldGoTo("/recover/question");
        (await browser.FillAsync("/recover/question", ("Question", question))).ShouldGoTo("/recover/answer");
    }

    /// <summary>Pages 1 to 3, and the worker's turn.</summary>
    public static async Task<Page> AnswerAsync(
        this TestPortal portal,
        Browser browser,
        string number,
        string mobile,
        string answer
    )
    {
        await browser.ClaimAsync(number, mobile);
        var page = await browser.FillAsync("/recover/answer", ("Answer", answer));
        await portal.RunOutboxAsync();
        return page;
    }

    /// <summary>Pages 1 to 3 with the right details: a code is on the phone.</summary>
    public static async Task<string> CodeForAsync(this TestPortal portal, Browser browser, Someone person)
    {
        (await portal.AnswerAsync(browser, person.Number, person.Mobile, person.Passport)).ShouldGoTo("/recover/code");
        return portal.Sms.CodeTo(person.Mobile);
    }

    /// <summary>Pages 1 to 4: the password page is open.</summary>
    public static async Task ProveAsync(this TestPortal portal, Browser browser, Someone person)
    {
        var code = await portal.CodeForAsync(browser, person);
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
    }

    /// <summary>A whole recovery.</summary>
    public static async Task RecoverAsync(
        this TestPortal portal,
        Browser browser,
        Someone person,
        string password = NewPassword
    )
    {
        await portal.ProveAsync(browser, person);
        var page = await browser.FillAsync(
            "/recover/password",
            ("NewPassword", password),
            ("RepeatPassword", password)
        );
        page.ShouldGoTo("/recover/done");
        await portal.RunOutboxAsync();
    }

    /// <summary>A whole sign-in.</summary>
    public static async Task SignInAsync(
        this TestPortal portal,
        Browser browser,
        Someone person,
        string password = Someone.CrowdPassword
    )
    {
        (await browser.FillAsync("/sign-in", ("Username", person.Username), ("Password", password))).ShouldGoTo(
            "/sign-in/code"
        );
        await portal.RunOutboxAsync();
        (await browser.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo("/home");
    }

    /// <summary>Is a session open in this browser?</summary>
    public static async Task<bool> IsSignedInAsync(this Browser browser) =>
        (await browser.GetAsync("/home")).Status == HttpStatusCode.OK;
}
