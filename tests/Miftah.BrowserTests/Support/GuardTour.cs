namespace Miftah.BrowserTests.Support;

/// <summary>The pages that keep what guards an account, and those that ask for it.</summary>
internal static class GuardTour
{
    public static async Task WalkAsync(Visitor visitor, Func<string, Task> look)
    {
        var person = visitor.Portal.NewPerson();
        await visitor.SignInAsync(person, person.Username, Someone.CrowdPassword);
        await KeepAsync(visitor, look);
        await AskAsync(visitor, person, look);
    }

    private static async Task KeepAsync(Visitor visitor, Func<string, Task> look)
    {
        await visitor.OpenAsync("/security");
        await look("security");
        await visitor.OpenAsync("/security/history");
        await look("security-history");
        await visitor.OpenAsync("/log/check");
        await look("log-check");
        await visitor.PressAsync("log-check.check");
        await Tour.RefusedAsync(visitor, look, "log-check");
        await visitor.OpenAsync("/sign-in/confirm");
        await look("confirm");
        await visitor.PressAsync("page.continue");
        await Tour.RefusedAsync(visitor, look, "confirm");
        await visitor.OpenAsync("/security/passkey");
        await look("security-passkey");
        await visitor.OpenAsync("/security/app");
        await look("security-app");
        await visitor.PressAsync("security.app.bind");
        await Tour.RefusedAsync(visitor, look, "security-app");
        await visitor.OpenAsync("/security/email");
        await look("security-email");
        await visitor.PressAsync("security.email.send");
        await Tour.RefusedAsync(visitor, look, "security-email");
        await visitor.OpenAsync("/security/mobile");
        await look("security-mobile");
        await visitor.PressAsync("number.send");
        await Tour.RefusedAsync(visitor, look, "security-mobile");
        await visitor.TypeAsync("Mobile", "0500000000");
        await visitor.PressAsync("number.send");
        await visitor.ShouldBeAtAsync("/security/mobile/code");
        await look("security-mobile-code");
        await visitor.PressAsync("page.continue");
        await Tour.RefusedAsync(visitor, look, "security-mobile-code");
        await visitor.OpenAsync("/security/password");
        await look("security-password");
        await visitor.PressAsync("password.new.save");
        await Tour.RefusedAsync(visitor, look, "security-password");
        await visitor.OpenAsync("/security/codes");
        await look("security-codes");
        await visitor.PressAsync("security.codes.make");
        await visitor.ShouldSayAsync("security.codes.once");
        await look("security-codes-made");
        await visitor.FollowAsync("security.codes.kept");
        await visitor.ShouldSayAsync("security.done.bound");
        await look("security-bound");
        await visitor.Page.Locator("a[href*='/security/authenticator']").First.ClickAsync();
        await visitor.ShouldSayAsync("security.remove.last");
        await look("security-authenticator");
    }

    private static async Task AskAsync(Visitor visitor, Someone person, Func<string, Task> look)
    {
        await visitor.OpenAsync("/sign-in");
        await visitor.TypeAsync("Username", person.Username);
        await visitor.TypeAsync("Password", Someone.CrowdPassword);
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/sign-in/code");
        await look("sign-in-saved");
        await visitor.PressAsync("page.continue");
        await Tour.RefusedAsync(visitor, look, "sign-in-saved");
        await visitor.OpenAsync("/sign-in/code?by=sms");
        await look("sign-in-sms-offer");
        var seen = visitor.CodesOf(person);
        await visitor.AskForCodeAsync(person);
        await visitor.TypeAsync("Code", await visitor.CodeAsync(person, seen));
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/recover/proof");
        await look("recover-proof");
        await visitor.PressAsync("page.continue");
        await Tour.RefusedAsync(visitor, look, "recover-proof");
    }
}
