using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Miftah.BrowserTests.Support;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>A portal whose clock the tests hold.</summary>
public sealed class HeldClock : IAsyncLifetime
{
    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 7, 35, 0, TimeSpan.Zero));

    internal LivePortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await LivePortal.StartAsync(Clock);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

/// <summary>Whoever needs longer is warned in time, gets it by one press, and loses nothing (WCAG 2.2.1).</summary>
public class TimeLimitTests(Suite suite, HeldClock held) : IClassFixture<HeldClock>
{
    /// <summary>WCAG 2.2.1 gives 20 seconds to answer a warning; nobody should have to hurry.</summary>
    private static readonly TimeSpan AnswerTimeMin = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(RecoveryLimits.IdleMinutes);

    [Fact]
    [Sentence(75)]
    public async Task Recovery_NearItsEnd_WarnsAndGoesOnWithWhatWasTyped()
    {
        await using var claimant = await ComeAsync("ar");
        var person = held.Portal.NewPerson();
        await claimant.IdentifyAsync(person);
        await claimant.ChooseAsync();
        await claimant.TypeAsync("Answer", person.Passport);
        var attempt = await claimant.CookieAsync("recovery");
        await PassAsync(claimant, Idle / 2);
        await Expect(Dialog(claimant)).ToBeHiddenAsync();
        await PassAsync(claimant, (Idle / 2) - AnswerTimeMin - TimeSpan.FromSeconds(5));
        await Expect(Dialog(claimant)).ToBeVisibleAsync();
        await Expect(Stay(claimant)).ToBeFocusedAsync();

        await StayAsync(claimant);
        await Expect(Dialog(claimant)).ToBeHiddenAsync();
        await PassAsync(claimant, Idle / 2);
        await Expect(Dialog(claimant)).ToBeHiddenAsync();
        await Expect(claimant.Field("Answer")).ToHaveValueAsync(person.Passport);
        await claimant.PressAsync("page.continue");
        await claimant.ShouldBeAtAsync("/recover/code");
        (await claimant.CookieAsync("recovery")).ShouldBe(attempt);
        claimant.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task LastEnd_WhichNothingCanMove_IsToldOnceAndKeepsWhatWasTyped()
    {
        await using var claimant = await ComeAsync("en");
        var person = held.Portal.NewPerson();
        await claimant.AskForCodeAsync(person);
        await claimant.EnterCodeAsync(person);
        await claimant.TypeAsync("NewPassword", RecoverySteps.NewPassword);
        await PassAsync(claimant, TimeSpan.FromMinutes(RecoveryLimits.AfterUsernameMinutes - 1));
        await Expect(Dialog(claimant)).ToBeVisibleAsync();
        await Expect(claimant.Button("time-limit.recovery.extend")).ToHaveCountAsync(0);
        await Dialog(claimant).GetByText(claimant.Words("page.continue")).ClickAsync();
        await Expect(Dialog(claimant)).ToBeHiddenAsync();
        await PassAsync(claimant, TimeSpan.FromSeconds(5));
        await Expect(Dialog(claimant)).ToBeHiddenAsync();
        await Expect(claimant.Field("NewPassword")).ToHaveValueAsync(RecoverySteps.NewPassword);
        await claimant.TypeAsync("RepeatPassword", RecoverySteps.NewPassword);
        await claimant.PressAsync("password.new.save");
        await claimant.ShouldBeAtAsync("/recover/done");
    }

    [Fact]
    [NegativeControl(75)]
    public async Task Recovery_WhoseTimePassed_SaysSoAndStartsAgain()
    {
        await using var claimant = await ComeAsync("en");
        await claimant.IdentifyAsync(held.Portal.NewPerson());
        await PassAsync(claimant, Idle + TimeSpan.FromSeconds(1));
        await claimant.ShouldBeAtAsync("/recover?ended=1");
        await claimant.ShouldSayAsync("recover.ended");
    }

    [Fact]
    [Sentence(75)]
    public async Task Session_NearItsEnd_WarnsAndStaysOpen()
    {
        await using var visitor = await ComeAsync("ar");
        var person = held.Portal.NewPerson();
        await visitor.SignInAsync(person, person.Username, Someone.CrowdPassword);
        var idle = TimeSpan.FromMinutes(Session.IdleMinutes);
        await PassAsync(visitor, idle - AnswerTimeMin - TimeSpan.FromSeconds(5));
        await Expect(Dialog(visitor)).ToBeVisibleAsync();
        await StayAsync(visitor);
        await Expect(Dialog(visitor)).ToBeHiddenAsync();
        await PassAsync(visitor, idle / 2);
        await visitor.OpenAsync("/home");
        await visitor.ShouldBeAtAsync("/home");
        await PassAsync(visitor, idle + TimeSpan.FromSeconds(1));
        await visitor.ShouldBeAtAsync("/sign-in?ended=1");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    [Sentence(75)]
    public async Task Recovery_WithoutScript_IsLengthenedByTheLine(string language)
    {
        await using var claimant = await suite.VisitAsync(language, script: false, portal: held.Portal);
        var person = held.Portal.NewPerson();
        await claimant.IdentifyAsync(person);
        await claimant.ChooseAsync();
        await claimant.TypeAsync("Answer", person.Passport);
        var before = await claimant.Page.Locator(".time-line").InnerTextAsync();
        held.Clock.Advance(Idle - TimeSpan.FromMinutes(1));
        await claimant.PressAsync("time-limit.recovery.extend");
        await Expect(claimant.Page.Locator(".time-line")).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
        await Expect(claimant.Field("Answer")).ToHaveValueAsync(person.Passport);
        await Expect(claimant.Page.Locator("#error-summary")).ToHaveCountAsync(0);
        held.Clock.Advance(Idle - TimeSpan.FromMinutes(1));
        await claimant.PressAsync("page.continue");
        await claimant.ShouldBeAtAsync("/recover/code");
    }

    [Fact]
    public async Task Session_WithoutScript_IsLengthenedByTheLine()
    {
        await using var visitor = await suite.VisitAsync("en", script: false, portal: held.Portal);
        var person = held.Portal.NewPerson();
        await visitor.SignInAsync(person, person.Username, Someone.CrowdPassword);
        held.Clock.Advance(TimeSpan.FromMinutes(Session.IdleMinutes - 1));
        await visitor.PressAsync("time-limit.session.extend");
        held.Clock.Advance(TimeSpan.FromMinutes(Session.IdleMinutes - 1));
        await visitor.OpenAsync("/home");
        await visitor.ShouldBeAtAsync("/home");
    }

    private async Task<Visitor> ComeAsync(string language)
    {
        var visitor = await suite.VisitAsync(language, portal: held.Portal);
        await visitor.Page.Clock.InstallAsync();
        return visitor;
    }

    /// <summary>Time passes at the portal and in the browser, once the page's script looks at its clock.</summary>
    private async Task PassAsync(Visitor visitor, TimeSpan time)
    {
        await visitor.Page.WaitForLoadStateAsync();
        held.Clock.Advance(time);
        await visitor.Page.Clock.FastForwardAsync((long)time.TotalMilliseconds);
    }

    private static ILocator Dialog(Visitor visitor) => visitor.Page.Locator(".time-dialog");

    /// <summary>
    /// Presses the warning's button and waits for the portal's answer, which the page shows as a new end.
    /// </summary>
    private static async Task StayAsync(Visitor visitor)
    {
        var line = visitor.Page.Locator(".time-line");
        var before = await line.InnerTextAsync();
        await Stay(visitor).ClickAsync();
        await Expect(line).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
    }

    private static ILocator Stay(Visitor visitor) => visitor.Page.Locator("[data-stay]");
}
