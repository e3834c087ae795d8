using Miftah.BrowserTests.Support;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// What has to work when the portal is shown to somebody, from the first page to the last, through the simulated kiosk:
/// who lost the SIM is back; who is new is the owner of the number, and a rival of nothing; a clone is refused.
/// </summary>
[Collection(typeof(OneKiosk))]
public class KioskStoryTests(Suite suite, KioskStand stand)
{
    [Fact]
    [Sentence(56, 77)]
    public async Task WithoutTheOldSim_BackInTheAccount_WithNoHold()
    {
        await using var visitor = await stand.ComeAsync("ar");
        var person = stand.NewPerson();
        var mobile = CaseTour.NewNumber(person);
        await visitor.VerifyAsync(stand, person);
        await visitor.TapAsync("kiosk.task.ChangeMobile");
        await visitor.KeysAsync("0" + mobile["+966".Length..]);
        await visitor.TapAsync("number.send");
        await visitor.KeysAsync(await visitor.CodeToAsync(mobile));
        await visitor.TapAsync("kiosk.code.button");
        await visitor.ShouldBeDoneAsync(VisitTask.ChangeMobile);

        await using var owner = await suite.VisitAsync("ar");
        await owner.SignInWithAsync(person, mobile);
        await Expect(owner.Page.Locator("main")).Not.ToContainTextAsync(owner.Words("hold.why"));
    }

    [Fact]
    public async Task WhoIsNew_HasTheNumber_AndARivalWhoWasFirst_Nothing()
    {
        var person = await stand.NewApplicantAsync();
        var rivals = CaseTour.NewNumber(person);
        await using var rival = await suite.VisitAsync("en");
        await EnrolTour.WalkAsync(rival, person, _ => Task.CompletedTask, rivals);
        await using var owner = await suite.VisitAsync("en", script: false);
        await EnrolTour.WalkAsync(owner, person, _ => Task.CompletedTask);
        await using var visitor = await stand.ComeAsync("en");
        await visitor.VerifyAsync(stand, person);
        await visitor.TapAsync("kiosk.task.Activate");
        await visitor.KeysAsync("0" + person.Mobile["+966".Length..]);
        await visitor.TapAsync("kiosk.activate.button");
        await visitor.ShouldBeDoneAsync(VisitTask.Activate);

        await rival.OpenAsync("/home");
        await Expect(rival.Page.Locator("main")).Not.ToContainTextAsync(person.Person.NameEnglish);
        await rival.OpenAsync("/sign-in");
        await rival.TypeAsync("Username", EnrolTour.UsernameOf(person, isRival: true));
        await rival.TypeAsync("Password", EnrolTour.Password);
        await rival.PressAsync("page.continue");
        await Expect(rival.Page.Locator("#error-summary")).ToBeVisibleAsync();
        await using var again = await suite.VisitAsync("en");
        await again.SignInAsync(person, person.Number, EnrolTour.Password);
        await Expect(again.Page.Locator("main")).ToContainTextAsync(person.Person.NameEnglish);
    }

    [Fact]
    [Sentence(58)]
    public async Task AClonedKiosk_IsRefused_AndSaysSo_InBothLanguages()
    {
        await using var visitor = await stand.ComeAsync("ar");
        await visitor.BeginAsync();
        try
        {
            await stand.CloneAsync();
            await visitor.OpenAsync("/kiosk");

            await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("الجهاز خارج الخدمة");
            await Expect(visitor.Page.Locator("[lang=en]")).ToContainTextAsync("out of service");
            (await Measures.AxeAsync(visitor.Page)).ShouldBeEmpty();
        }
        finally
        {
            await stand.ReplaceAsync();
        }
        await using var next = await stand.ComeAsync("ar");
        await next.BeginAsync();
    }

    /// <summary>It says so, keeps nothing, and goes on when the line is back.</summary>
    [Fact]
    public async Task WithoutTheLine_ItSaysSo_AndComesBackByItself()
    {
        await using var visitor = await stand.ComeAsync("ar");
        await visitor.Page.Clock.InstallAsync();
        await visitor.BeginAsync();
        await visitor.KeysAsync(stand.NewPerson().Number);
        await stand.PutAsync(unplugged: true);
        await visitor.TapAsync("page.continue");

        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("الجهاز غير متصل");
        await Expect(visitor.Page.Locator("[lang=en]")).ToContainTextAsync("Nothing was kept");
        (await Measures.AxeAsync(visitor.Page)).ShouldBeEmpty();
        await stand.PutAsync();
        await visitor.Page.Clock.FastForwardAsync(15_000);
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(visitor.Words("kiosk.start.title"));
    }
}
