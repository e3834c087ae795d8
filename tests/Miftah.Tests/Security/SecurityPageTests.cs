using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Domain.Text;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>
/// What guards an account is changed by its owner only: freshly proved, not on hold, told on every channel.
/// </summary>
public abstract partial class SecurityPageTests(TestPortal portal)
{
    private static readonly string[] Changes = ["/security/app", "/security/codes", "/security/passkey"];

    [Fact]
    public async Task App_IsBoundOnlyAfterItsCode_AndThenSignsIn()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var shown = await browser.GetAsync("/security/app");
        var secret = Base32.Decode(Secret().Match(shown.Body).Groups["secret"].Value.Replace(" ", ""));
        var wrong = await browser.PostAsync(shown, "/security/app", ("Code", Wrong(secret)));
        wrong.Errors.ShouldContain("لا يطابق الرمز الظاهر في التطبيق");
        wrong.Field("Offer").ShouldNotBeEmpty();
        (await BoundAsync(person)).ShouldBeEmpty();

        (await browser.PostAsync(wrong, "/security/app", ("Code", Code(secret)), ("Label", "جوالي"))).ShouldGoTo(
            "/security?done=bound"
        );
        await portal.RunOutboxAsync();

        (await browser.GetAsync("/security")).Text.ShouldContain("جوالي");
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("أضيفت وسيلة تحقق"));
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        var other = portal.NewBrowser();
        await other.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        (await other.FillAsync("/sign-in/code", ("Code", Code(secret)))).ShouldGoTo("/home");
    }

    [Fact]
    public async Task Offer_OfAnotherSession_IsNotTaken()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        var (browser, foreign) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        await portal.SignInAsync(foreign, other);
        var theirs = await foreign.GetAsync("/security/app");
        var secret = Base32.Decode(Secret().Match(theirs.Body).Groups["secret"].Value.Replace(" ", ""));

        var page = await browser.FillAsync("/security/app", ("Offer", theirs.Field("Offer")), ("Code", Code(secret)));

        page.Errors.ShouldNotBeEmpty();
        (await BoundAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SavedCodes_AreShownOnce_AndANewSetEndsTheFormer()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);

        var first = CodesIn(await browser.FillAsync("/security/codes"));
        var second = CodesIn(await browser.FillAsync("/security/codes"));
        await portal.RunOutboxAsync();

        first.Length.ShouldBe(SavedCode.SetSize);
        first.Distinct().Count().ShouldBe(SavedCode.SetSize);
        second.ShouldAllBe(x => !first.Contains(x));
        (await browser.GetAsync("/security/codes")).Body.ShouldNotContain(second[0]);
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("صدرت رموز محفوظة"));
        var other = portal.NewBrowser();
        await other.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        (await other.FillAsync("/sign-in/code?by=saved", ("Code", first[0]))).Errors.ShouldNotBeEmpty();
        (await other.FillAsync("/sign-in/code?by=saved", ("Code", second[0]))).ShouldGoTo("/home");
        (await other.GetAsync("/security")).Text.ShouldContain("رموز استعادة محفوظة");
    }

    [Fact]
    public async Task LostPhone_IsSaidPlainly_WithTheNextBestStep()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        (await browser.GetAsync("/security")).Text.ShouldContain("يلزمك الحضور بوثيقة الهوية");

        await browser.FillAsync("/security/codes");

        var page = (await browser.GetAsync("/security")).Text;
        page.ShouldContain("تعود إلى حسابك في نحو 3 دقائق");
        page.ShouldContain("الخطوة الأنسب الآن: إضافة مفتاح مرور");
    }

    [Fact]
    public async Task EveryChange_AsksForAFreshProof_FiveMinutesAfterTheSignIn()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var form = await browser.GetAsync("/security/codes");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));

        foreach (var page in Changes.Append("/security/password"))
        {
            var name = page[(page.LastIndexOf('/') + 1)..];
            (await browser.GetAsync(page)).ShouldGoTo($"/sign-in/confirm?then={name}");
            (await browser.PostAsync(form, page)).ShouldGoTo($"/sign-in/confirm?then={name}");
        }
        (await BoundAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Confirming_AsksForPasswordAndSecondStep_AndReplacesTheSession()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var copy = portal.NewBrowser();
        copy.Cookies.SetCookies(copy.Origin, browser.Cookies.GetCookieHeader(browser.Origin).Replace("; ", ","));
        const string Confirm = "/sign-in/confirm?then=codes";

        (await browser.FillAsync(Confirm, ("Password", "wrong wrong wrong"))).Errors.ShouldNotBeEmpty();
        (await browser.GetAsync("/security/codes")).ShouldGoTo(Confirm);
        (await browser.FillAsync(Confirm, ("Password", Someone.CrowdPassword))).ShouldGoTo("/sign-in/code");
        (await browser.GetAsync("/security/codes")).ShouldGoTo(Confirm);
        await portal.RunOutboxAsync();
        (await browser.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo(
            "/security/codes"
        );

        CodesIn(await browser.FillAsync("/security/codes")).Length.ShouldBe(SavedCode.SetSize);
        (await copy.IsSignedInAsync()).ShouldBeFalse("the former session ended");
    }

    [Fact]
    [Sentence(51)]
    public async Task PasswordAndSms_RemoveNothingThatIsStronger()
    {
        var guarded = await portal.NewGuardedAsync();
        var thief = portal.NewBrowser();
        await thief.FillAsync("/sign-in", ("Username", guarded.Person.Username), ("Password", Someone.CrowdPassword));
        await thief.FillAsync("/sign-in/code?by=sms&handler=Resend");
        await portal.RunOutboxAsync();
        var code = portal.Sms.CodeTo(guarded.Person.Mobile);
        (await thief.FillAsync("/sign-in/code?by=sms", ("Code", code))).ShouldGoTo("/home");

        (await thief.GetAsync("/security/codes")).ShouldGoTo("/sign-in/confirm?then=codes");
        (await thief.FillAsync("/sign-in/confirm?then=codes", ("Password", Someone.CrowdPassword))).ShouldGoTo(
            "/sign-in/code"
        );
        (await thief.GetAsync("/sign-in/code?by=sms")).Text.ShouldNotContain("إرسال رمز");
    }

    [Fact]
    public async Task ConfirmThen_NeverLeadsElsewhere()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        (
            await browser.FillAsync("/sign-in/confirm?then=//example.org", ("Password", Someone.CrowdPassword))
        ).ShouldGoTo("/sign-in/code");
        await portal.RunOutboxAsync();

        (await browser.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo("/home");
    }

    [Fact]
    [NegativeControl(55)]
    public async Task AfterTheHold_TheSameChangeIsMade()
    {
        var person = portal.NewPerson();
        await portal.RecoverAsync(portal.NewBrowser(), person);
        portal.Clock.Advance(TimeSpan.FromDays(RecoveryLimits.HoldUntoldDays));
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person, RecoverySteps.NewPassword);

        await browser.FillAsync("/security/codes");

        (await BoundAsync(person)).ShouldHaveSingleItem();
    }

    [Fact]
    [Sentence(55)]
    public async Task OnHold_NothingThatGuardsTheAccountChanges()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var form = await browser.GetAsync("/security/codes");
        var until = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, until))
        );

        foreach (var page in Changes)
            (await browser.PostAsync(form, page)).ShouldGoTo("/security");
        (await BoundAsync(person)).ShouldBeEmpty();
        (await browser.GetAsync("/security")).Text.ShouldContain("متاح بعد نهاية فترة الحماية");
    }

    [Fact]
    [Sentence(43)]
    public async Task EveryChange_RaisesTheVersion_EndsOtherSessions_AndWhatWasBegunBefore()
    {
        var person = portal.NewPerson();
        var (browser, elsewhere, recovering) = (portal.NewBrowser(), portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(elsewhere, person);
        await portal.ProveAsync(recovering, person);
        await portal.SignInAsync(browser, person);

        CodesIn(await browser.FillAsync("/security/codes")).ShouldNotBeEmpty();

        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
        (await recovering.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=2");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Removed_ProvesNothing_IsTold_AndStaysOnRecordWithoutItsSecret()
    {
        var person = await portal.NewGuardedAsync();
        var browser = await SignedInAsync(person);
        var page = $"/security/authenticator?id={person.App.Id:N}";
        (await browser.FillAsync(page, ("Label", "القديم"))).ShouldGoTo("/security?done=renamed");

        var shown = await browser.GetAsync(page);
        (await browser.PostAsync(shown, page + "&handler=Remove")).ShouldGoTo("/security?done=removed");
        await portal.RunOutboxAsync();

        var row = await portal.InDbAsync(db => db.Authenticators.SingleAsync(x => x.Id == person.App.Id));
        row.EndedAt.ShouldNotBeNull();
        row.SecretSealed.ShouldBeNull();
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("أزيلت وسيلة تحقق"));
        (await browser.GetAsync(page)).ShouldGoTo("/security");
    }

    [Fact]
    public async Task AnothersAuthenticator_CannotBeTouched()
    {
        var (person, other) = (await portal.NewGuardedAsync(), await portal.NewGuardedAsync());
        var browser = await SignedInAsync(person);
        var own = await browser.GetAsync($"/security/authenticator?id={person.App.Id:N}");
        var page = $"/security/authenticator?id={other.App.Id:N}";

        (await browser.GetAsync(page)).ShouldGoTo("/security");
        (await browser.PostAsync(own, page + "&handler=Remove")).ShouldGoTo("/security");
        (await browser.PostAsync(own, page, ("Label", "x"))).ShouldGoTo("/security");

        var row = await portal.InDbAsync(db => db.Authenticators.SingleAsync(x => x.Id == other.App.Id));
        (row.EndedAt, row.LabelSealed).ShouldBe((null, null));
    }

    [Fact]
    public async Task Password_IsChangedWithThePresentOneOnly_AndEverythingElseEnds()
    {
        var person = portal.NewPerson();
        var (browser, elsewhere) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(elsewhere, person);
        await portal.SignInAsync(browser, person);
        (string, string?)[] fields =
        [
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword),
        ];

        (
            await browser.FillAsync("/security/password", [("CurrentPassword", "wrong wrong wrong"), .. fields])
        ).Errors.ShouldContain("كلمة المرور الحالية غير صحيحة");
        (
            await browser.FillAsync("/security/password", [("CurrentPassword", Someone.CrowdPassword), .. fields])
        ).ShouldGoTo("/security?done=password");
        await portal.RunOutboxAsync();

        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("تغيرت كلمة مرورك"));
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);
        var devices = await portal.InDbAsync(db =>
            db.KnownDevices.CountAsync(x => db.Accounts.Where(portal.Is(person)).Any(a => a.Id == x.AccountId))
        );
        devices.ShouldBe(2, "this browser and the one that signed in since");
    }

    [Fact]
    public async Task ForgottenDevice_IsAStrangers()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var security = await browser.GetAsync("/security");

        (
            await browser.PostAsync(security, "/security?handler=Forget", ("device", security.Field("device")))
        ).ShouldGoTo("/security?done=forgotten");

        (
            await portal.InDbAsync(db =>
                db.KnownDevices.AnyAsync(x => db.Accounts.Where(portal.Is(person)).Any(a => a.Id == x.AccountId))
            )
        ).ShouldBeFalse();
    }

    private async Task<Browser> SignedInAsync(Guarded person)
    {
        var browser = portal.NewBrowser();
        await browser.PasswordAsync(person);
        (await browser.FillAsync("/sign-in/code", ("Code", person.AppCode()))).ShouldGoTo("/home");
        return browser;
    }

    private Task<List<Authenticator>> BoundAsync(Someone person) =>
        portal.InDbAsync(db =>
            db.Authenticators.AsNoTracking()
                .Where(x => db.Accounts.Where(portal.Is(person)).Any(a => a.Id == x.AccountId))
                .ToListAsync()
        );

    private string Code(byte[] secret) => AppCode.Of(secret, AppCode.StepAt(portal.Clock.GetUtcNow().UtcDateTime));

    private string Wrong(byte[] secret) => Code(secret) == "000000" ? "000001" : "000000";

    private static string[] CodesIn(Page page) => [.. SavedCodeText().Matches(page.Body).Select(x => x.Value)];

    [GeneratedRegex("<bdi dir=\"ltr\">(?<secret>[A-Z2-7 ]{39})</bdi>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SavedCodeText();
}

public sealed class SecurityPageOnSqliteTests(SqlitePortal on)
    : SecurityPageTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class SecurityPageOnPostgresTests(PostgresPortal on)
    : SecurityPageTests(on.Portal),
        IClassFixture<PostgresPortal>;
