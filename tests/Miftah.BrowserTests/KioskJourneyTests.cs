using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.BrowserTests.Support;
using Miftah.Domain;
using Miftah.Domain.Cryptography;
using Miftah.Domain.Identity;
using Miftah.Domain.Kiosk;
using Miftah.Tests.Support;
using Miftah.Web.Features.Kiosk;
using Miftah.Web.Shared;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// What a person does at a kiosk, through the simulated device: by touch, on 1080 by 1920, in both languages. Every
/// screen on the way fits, is large enough for fingers, can be left, and keeps the rules of WCAG.
/// </summary>
[Collection(typeof(OneKiosk))]
public class KioskJourneyTests(Suite suite, KioskStand stand)
{
    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    [Sentence(77)]
    public async Task NewMobile_ByTheFingerAlone_SignsIn(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var person = stand.NewPerson();
        var mobile = CaseTour.NewNumber(person);
        await visitor.VerifyAsync(stand, person);
        await visitor.TapAsync("kiosk.task.ChangeMobile");
        await visitor.LookAsync("mobile", "kiosk.mobile.title");
        await visitor.KeysAsync("0" + mobile["+966".Length..]);
        await visitor.TapAsync("number.send");
        await visitor.LookAsync("mobile-code", "kiosk.code.title");
        await visitor.KeysAsync(await visitor.CodeToAsync(mobile));
        await visitor.TapAsync("kiosk.code.button");
        await visitor.ShouldBeDoneAsync(VisitTask.ChangeMobile);

        await using var owner = await suite.VisitAsync(language);
        await owner.SignInWithAsync(person, mobile);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Password_TypedOnTheOwnPhone_BringsTheKioskOn(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var person = stand.NewPerson();
        await visitor.VerifyAsync(stand, person, "low");
        await visitor.TapAsync("kiosk.task.NewPassword");
        await visitor.LookAsync("phone", "kiosk.phone.title");
        await visitor.ShouldSayAsync("kiosk.phone.waiting");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(person.Username);
        var link = await LinkOfAsync(person, visitor.Language.Prefix);
        await Expect(visitor.Page.Locator(".qr path")).ToHaveAttributeAsync("d", QrPicture.Of(link).Path);

        await using var phone = await suite.VisitAsync(language);
        await phone.Page.GotoAsync(link);
        await visitor.ShouldSayAsync("kiosk.phone.opened");
        await Expect(visitor.Page.Locator(".qr")).ToHaveCountAsync(0);
        await visitor.LookAsync("phone-opened", "kiosk.phone.title");
        (await Measures.AxeAsync(phone.Page)).ShouldBeEmpty();
        (await Measures.OverflowAsync(phone.Page)).ShouldBeEmpty();
        await phone.TypeAsync("NewPassword", RecoverySteps.NewPassword);
        await phone.TypeAsync("RepeatPassword", RecoverySteps.NewPassword);
        await phone.PressAsync("password.new.save");
        await phone.ShouldSayAsync("kiosk-phone.done-text");

        await visitor.ShouldBeDoneAsync(VisitTask.NewPassword);
        await phone.SignInAsync(person, person.Username, RecoverySteps.NewPassword);
    }

    [Theory]
    [InlineData("en")]
    public async Task Password_TypedOnTheScreen_SignsIn(string language)
    {
        await using var visitor = await stand.ComeAsync(language);
        var person = stand.NewPerson();
        await visitor.VerifyAsync(stand, person, "large", "contrast", "sound");
        await visitor.TapAsync("kiosk.task.NewPassword");
        await visitor.LookAsync("phone", "kiosk.phone.title");
        await visitor.TapAsync("kiosk.phone.here");
        await visitor.LookAsync("password", "password.new.title");
        await visitor.TapAsync("password.new.save");
        await Expect(visitor.Page.Locator("#error-summary")).ToBeVisibleAsync();
        await visitor.LookAsync("password-refused", "password.new.title");
        await visitor.LettersAsync("NewPassword", RecoverySteps.NewPassword);
        await visitor.LettersAsync("RepeatPassword", RecoverySteps.NewPassword);
        await visitor.TapAsync("password.new.save");
        await visitor.ShouldBeDoneAsync(VisitTask.NewPassword);

        await using var owner = await suite.VisitAsync(language);
        await owner.SignInAsync(person, person.Username, RecoverySteps.NewPassword);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Activation_OfAnAccountOpenedOnline_IsOneFinger(string language)
    {
        await using var owner = await suite.VisitAsync(language);
        var person = await stand.NewApplicantAsync();
        await EnrolTour.WalkAsync(owner, person, _ => Task.CompletedTask);
        await using var visitor = await stand.ComeAsync(language);
        await visitor.VerifyAsync(stand, person, "large", "low", "sound");
        await visitor.TapAsync("kiosk.task.Activate");
        await visitor.LookAsync("activate", "kiosk.activate.title");
        await visitor.KeysAsync("0500000099");
        await visitor.TapAsync("kiosk.activate.button");
        await visitor.ShouldRefuseAsync("visit.no-account");
        await visitor.LookAsync("activate-refused", "kiosk.activate.title");
        await visitor.Field("Typed").FillAsync("");
        await visitor.KeysAsync("0" + person.Mobile["+966".Length..]);
        await visitor.TapAsync("kiosk.activate.button");
        await visitor.ShouldBeDoneAsync(VisitTask.Activate);

        await using var again = await suite.VisitAsync(language);
        await again.SignInAsync(person, EnrolTour.UsernameOf(person), EnrolTour.Password);
    }

    [Theory]
    [InlineData("ar", VisitTask.LiftHold)]
    [InlineData("en", VisitTask.Unfreeze)]
    public async Task HoldOrFreeze_IsEndedByOneTouch(string language, VisitTask task)
    {
        await using var visitor = await stand.ComeAsync(language);
        var person = stand.NewPerson();
        await (task == VisitTask.LiftHold ? HoldAsync(person) : FreezeAsync(person));
        await visitor.VerifyAsync(stand, person, "contrast", "sound");
        await visitor.TapAsync($"kiosk.task.{task}");
        await visitor.ShouldBeDoneAsync(task);

        await using var owner = await suite.VisitAsync(language);
        await owner.SignInAsync(person, person.Username, Someone.CrowdPassword);
        await Expect(owner.Page.Locator("main")).Not.ToContainTextAsync(owner.Words("hold.why"));
    }

    private async Task<string> LinkOfAsync(Someone person, string prefix)
    {
        var visit = (await stand.VisitOfAsync(person))!;
        return await suite.Portal.InScopeAsync(services =>
        {
            var index = services.GetRequiredService<BlindIndex>();
            var path = $"{prefix}/kiosk-password/{PhoneLink.SecretOf(index, visit.Id, visit.LinkEndsAt!.Value)}";
            return Task.FromResult(new Uri(suite.Portal.Origin, path).ToString());
        });
    }

    private Task<int> HoldAsync(Someone person) =>
        ChangeAsync(
            person,
            x => x.ExecuteUpdateAsync(s => s.SetProperty(a => a.HoldEndsAt, TimeProvider.System.Now().AddDays(3)))
        );

    private Task<int> FreezeAsync(Someone person) =>
        ChangeAsync(
            person,
            x =>
                x.ExecuteUpdateAsync(s =>
                    s.SetProperty(a => a.State, AccountState.Frozen)
                        .SetProperty(a => a.StateBeforeFreeze, AccountState.Active)
                        .SetProperty(a => a.Version, a => a.Version + 1)
                )
        );

    private Task<int> ChangeAsync(Someone person, Func<IQueryable<SubscriberAccount>, Task<int>> change)
    {
        var number = suite.Portal.Find.ByNumber(person.Number).InUse;
        return suite.Portal.InDbAsync(db => change(db.Accounts.Where(x => x.NumberIndex == number)));
    }
}
