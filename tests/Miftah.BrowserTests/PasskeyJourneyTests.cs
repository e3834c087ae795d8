using Miftah.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>Passkeys as a browser makes them, with Chromium's own virtual device.</summary>
public class PasskeyJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Passkey_IsMadeOnTheSecurityPage_AndSignsInAlone(string language)
    {
        await using var visitor = await suite.VisitAsync(language);
        var person = visitor.Portal.NewPerson();
        await visitor.BindPasskeyAsync(person);
        await visitor.Page.Context.ClearCookiesAsync();

        await visitor.OpenAsync("/sign-in");
        await visitor.PressAsync("sign-in.passkey");
        await visitor.ShouldBeAtAsync("/home");

        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Passkey_IsTheSecondProofOfARecovery()
    {
        await using var visitor = await suite.VisitAsync("ar");
        var person = visitor.Portal.NewPerson();
        await visitor.BindPasskeyAsync(person);
        await visitor.Page.Context.ClearCookiesAsync();
        var seen = visitor.CodesOf(person);
        await visitor.AskForCodeAsync(person);
        await visitor.TypeAsync("Code", await visitor.CodeAsync(person, seen));
        await visitor.PressAsync("page.continue");
        await visitor.ShouldBeAtAsync("/recover/proof");

        await visitor.PressAsync("proof.use-passkey");
        await visitor.ShouldBeAtAsync("/recover/password");
        await Expect(visitor.Page.Locator(".username-value")).ToContainTextAsync(person.Username);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Device_ThatIsAskedAndRefuses_LeavesThePageUsable()
    {
        await using var visitor = await suite.VisitAsync("en");
        await visitor.AddDeviceAsync(verifiesItsOwner: false);
        await visitor.OpenAsync("/sign-in");

        await visitor.PressAsync("sign-in.passkey");

        await Expect(visitor.Page.Locator("[data-passkey-failed]"))
            .ToContainTextAsync(visitor.Words("proof.passkey-failed"));
        await visitor.ShouldBeAtAsync("/sign-in");
        await Expect(visitor.Field("Username")).ToBeEditableAsync();
    }
}

internal static class PasskeyDevices
{
    /// <summary>Gives the page's browser a device that keeps passkeys.</summary>
    public static async Task AddDeviceAsync(this Visitor visitor, bool verifiesItsOwner = true)
    {
        var session = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = verifiesItsOwner,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }

    /// <summary>Signs in with password and SMS and makes a passkey.</summary>
    public static async Task BindPasskeyAsync(this Visitor visitor, Someone person)
    {
        await visitor.AddDeviceAsync();
        await visitor.SignInAsync(person, person.Username, Someone.CrowdPassword);
        await visitor.OpenAsync("/security/passkey");
        await visitor.PressAsync("security.passkey.make");
        await visitor.ShouldBeAtAsync("/security?done=bound");
    }
}
