using Microsoft.Playwright;
using Miftah.BrowserTests.Support;
using Miftah.Domain;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Agencies;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>How the screens of a kiosk behave: the clock of the browser is held, nobody waits in real time.</summary>
[Collection(typeof(OneKiosk))]
public class KioskScreenTests(KioskStand stand)
{
    private const int SecondMs = 1000;

    /// <summary>Of the key Tab, to any control of a screen.</summary>
    private const int StopsMax = 12;

    /// <summary>Of the browser's clock, to where it is stopped.</summary>
    private const int SecondsAhead = 5;

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task EachLook_Alone_Fits(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        foreach (var look in Miftah.Web.Shared.KioskLook.All)
            await visitor.BeginAsync(look);
        await visitor.Page.EvaluateAsync("() => document.querySelector('.kiosk-idle').showModal()");
        await visitor.LookAsync("idle", "kiosk.number.title");
    }

    [Theory]
    [InlineData("ar")]
    [Sentence(75)]
    public async Task AScreenThatIsLeft_Asks_AndIsWiped(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var idle = visitor.Page.Locator(".kiosk-idle");
        await visitor.Page.Clock.InstallAsync();
        await visitor.BeginAsync();
        await visitor.KeysAsync(stand.NewPerson().Number);
        await visitor.TapAsync("page.continue");
        await visitor.LookAsync("finger", "kiosk.finger.title");
        await HoldClockAsync(visitor);
        await visitor.Page.Locator("h1").TapAsync();
        await visitor.Page.Clock.FastForwardAsync((KioskVisit.WarnSeconds - 1) * SecondMs);
        await Expect(idle).ToBeHiddenAsync();
        await visitor.Page.Clock.FastForwardAsync(SecondMs);
        await Expect(idle).ToBeVisibleAsync();
        await visitor.TapAsync("kiosk.idle.stay");
        await Expect(idle).ToBeHiddenAsync();
        await ShouldBeWipedAsync(visitor);

        await visitor.ShouldSayAsync("kiosk.start.ended");
        await visitor.OpenAsync("/kiosk/finger");
        await visitor.ShouldSayAsync("kiosk.start.ended");
    }

    /// <summary>It looks for the phone by itself meanwhile: that is no touch.</summary>
    [Theory]
    [InlineData("en")]
    [Sentence(75)]
    public async Task ThePictureForThePhone_IsWipedToo(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        await visitor.Page.Clock.InstallAsync();
        await visitor.VerifyAsync(stand, stand.NewPerson());
        await visitor.TapAsync("kiosk.task.NewPassword");
        await visitor.LookAsync("phone", "kiosk.phone.title");
        await HoldClockAsync(visitor);
        await visitor.Page.Locator("h1").TapAsync();
        await ShouldBeWipedAsync(visitor);

        await visitor.ShouldSayAsync("kiosk.start.ended");
        await Expect(visitor.Page.Locator(".qr")).ToHaveCountAsync(0);
        await visitor.OpenAsync("/kiosk/phone");
        await visitor.ShouldSayAsync("kiosk.start.ended");
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task AnothersFinger_IsRefusedInWords_UntilTheOtherWayIsShown(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        await visitor.BeginAsync("large", "sound");
        await visitor.TapAsync("page.continue");
        await Expect(visitor.Page.Locator("#error-summary")).ToBeVisibleAsync();
        await visitor.LookAsync("number-refused", "kiosk.number.title");
        await visitor.KeysAsync(stand.NewPerson().Number);
        await visitor.TapAsync("page.continue");
        await stand.PutAsync();
        await visitor.TapAsync("kiosk.finger.read");
        await Expect(visitor.Page.Locator(".kiosk-said")).ToHaveTextAsync(visitor.Words("kiosk.finger.none"));
        await visitor.LookAsync("finger-none", "kiosk.finger.title");
        var other = stand.NewPerson();
        for (var finger = 1; finger <= KioskVisit.FingersMax; finger++)
        {
            await stand.PutAsync(other, wet: finger == 1);
            await visitor.TapAsync("kiosk.finger.read");
            var tries = visitor.Words("kiosk.finger.tries").Split('{')[0];
            if (finger < KioskVisit.FingersMax)
                await Expect(visitor.Page.Locator("main"))
                    .ToContainTextAsync(FormattableString.Invariant($"{tries}{finger}"));
            await visitor.ShouldRefuseAsync(
                finger == 1 ? "visit.finger-poor"
                : finger < KioskVisit.FingersMax ? "visit.finger-refused"
                : "visit.finger-last"
            );
            if (finger <= 2)
                await visitor.LookAsync($"finger-refused-{finger}", "kiosk.finger.title");
        }
        await visitor.ShouldSayAsync("kiosk.finger.spent");
        await visitor.LookAsync("finger-spent", "kiosk.finger.title");
    }

    [Fact]
    public async Task AScreenThatWaits_GoesOnByItsButtonToo()
    {
        await using var visitor = await stand.ComeAsync("en");
        await visitor.Page.RouteAsync(
            "**/kiosk/finger",
            x => x.Request.ResourceType == "fetch" ? x.AbortAsync() : x.ContinueAsync()
        );
        var person = stand.NewPerson();
        await visitor.BeginAsync();
        await visitor.KeysAsync(person.Number);
        await visitor.TapAsync("page.continue");
        await stand.PutAsync(person);
        // An agency that answers at once could be faster than the screen that waits for it.
        visitor.Portal.Agencies.Behaviour = AgencyBehaviour.Slow;
        await visitor.TapAsync("kiosk.finger.read");
        await visitor.ShouldSayAsync("kiosk.finger.asking");
        visitor.Portal.Agencies.Behaviour = AgencyBehaviour.Normal;
        await visitor.LookAsync("finger-asking", "kiosk.finger.title");
        await stand.VerifiedAsync(person);
        await visitor.Link("page.continue").TapAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(visitor.Words("kiosk.tasks.title"));
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Sound_IsHeardAtOnce_AndAgainByATouch(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        await visitor.BeginAsync();
        await Expect(visitor.Page.Locator("audio")).ToHaveCountAsync(0);
        await visitor.TapAsync("kiosk.look.sound");
        await HearAsync(visitor);
        await visitor.Page.Locator("audio").EvaluateAsync("x => { x.pause(); x.currentTime = 0; }");
        await visitor.TapAsync("kiosk.again");
        await HearAsync(visitor);
        await visitor.KeysAsync(stand.NewPerson().Number);
        await visitor.TapAsync("page.continue");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(visitor.Words("kiosk.finger.title"));
        await HearAsync(visitor);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    public async Task KeysThatCanBeFelt_WriteWithoutTheFieldBeingSought(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var keyboard = visitor.Page.Keyboard;
        await visitor.BeginAsync();
        await keyboard.TypeAsync("1234");
        await keyboard.PressAsync("Backspace");
        await Expect(visitor.Field("Typed")).ToHaveValueAsync("123");
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("#error-summary")).ToBeFocusedAsync();
        await visitor.Field("Typed").FillAsync("");
        await visitor.Page.Locator("h1").TapAsync();
        await keyboard.TypeAsync(stand.NewPerson().Number);
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(visitor.Words("kiosk.finger.title"));
        var read = visitor.Button("kiosk.finger.read");
        for (var stops = 0; stops < StopsMax && !await IsFocusedAsync(read); stops++)
            await keyboard.PressAsync("Tab");
        await Expect(read).ToBeFocusedAsync();
        await Expect(read).Not.ToHaveCSSAsync("outline-style", "none");
        await stand.PutAsync();
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator(".kiosk-said")).ToHaveTextAsync(visitor.Words("kiosk.finger.none"));
    }

    [Theory]
    [InlineData("ar")]
    public async Task ACardOnTheReader_WritesTheNumber(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var person = stand.NewPerson();
        await stand.PutAsync();
        await visitor.BeginAsync();
        await visitor.TapAsync("kiosk.number.card");
        await Expect(visitor.Page.Locator(".kiosk-said")).ToHaveTextAsync(visitor.Words("kiosk.number.no-card"));
        await visitor.LookAsync("number-no-card", "kiosk.number.title");
        await stand.PutAsync(card: person);
        await visitor.TapAsync("kiosk.number.card");
        await Expect(visitor.Field("Typed")).ToHaveValueAsync(person.Number);
        await Expect(visitor.Page.Locator(".kiosk-said")).ToBeEmptyAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    public async Task Cancel_WipesTheVisit(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var person = stand.NewPerson();
        await visitor.VerifyAsync(stand, person, "contrast");
        await visitor.Link("kiosk.cancel").TapAsync();
        await visitor.LookAsync("start", "kiosk.start.title");
        await Expect(visitor.Page.Locator("html.look-contrast")).ToHaveCountAsync(0);
        await visitor.OpenAsync("/kiosk/tasks");
        await visitor.ShouldSayAsync("kiosk.start.ended");
    }

    private static Task HoldClockAsync(Visitor visitor) =>
        visitor.Page.Clock.PauseAtAsync(TimeProvider.System.Now().AddSeconds(SecondsAhead));

    // From a touch on: asked after a while, then wiped.
    private static async Task ShouldBeWipedAsync(Visitor visitor)
    {
        var (clock, idle) = (visitor.Page.Clock, visitor.Page.Locator(".kiosk-idle"));
        await clock.FastForwardAsync(KioskVisit.WarnSeconds * SecondMs);
        await Expect(idle).ToBeVisibleAsync();
        await clock.FastForwardAsync((KioskVisit.WipeSeconds - 1) * SecondMs);
        await Expect(idle).ToBeVisibleAsync();
        await clock.FastForwardAsync(SecondMs);
    }

    private static Task<bool> IsFocusedAsync(ILocator control) =>
        control.EvaluateAsync<bool>("x => x === document.activeElement");

    private static async Task HearAsync(Visitor visitor) =>
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('audio')?.currentTime > 0");

    [Fact]
    [NegativeControl(77)]
    public async Task Measures_OnABadScreen_FindItsFaults()
    {
        await using var visitor = await stand.ComeAsync("en");
        await visitor.BeginAsync();
        await visitor.Page.EvaluateAsync(
            """
            () => {
              document.querySelector('.kiosk-cancel').remove();
              document.querySelector('.key').style.cssText = 'min-block-size: 0; block-size: 60px';
              document.querySelector('.tool').style.cssText = 'min-block-size: 0; block-size: 40px';
              const add = (to, tag, what) => to.append(Object.assign(document.createElement(tag), what));
              add(document.querySelector('main'), 'div', { style: 'height: 900px; flex: none' });
              add(document.head, 'meta', { httpEquiv: 'refresh', content: '3000' });
            }
            """
        );
        var faults = await KioskMeasures.FaultsAsync(visitor.Page);
        faults.ShouldContain("no cancel");
        faults.ShouldContain(x => x.Contains("too high"));
        faults.ShouldContain(x => x.Contains("×60 px"));
        faults.ShouldContain(x => x.Contains("×40 px"));
        (await Measures.AxeAsync(visitor.Page)).ShouldContain(x => x.StartsWith("meta-refresh"));
    }
}
