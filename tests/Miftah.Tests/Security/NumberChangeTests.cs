using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Agencies;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>The registered mobile is changed with a code that came to the new one, and both numbers are told.</summary>
public abstract class NumberChangeTests(TestPortal portal)
{
    [Fact]
    [Sentence(56)]
    public async Task NewNumber_CountsOnlyAfterItsCode_AndBothAreTold()
    {
        var person = portal.NewPerson();
        var number = NewNumbers.Next();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var code = await portal.AskNumberAsync(browser, number);
        (await MobileAsync(person)).ShouldBe(person.Mobile);
        (await browser.FillAsync("/security/mobile/code", ("Code", NewNumbers.Not(code)))).Errors.ShouldContain(
            "الرمز غير صحيح"
        );

        (await browser.FillAsync("/security/mobile/code", ("Code", code))).ShouldGoTo("/security?done=mobile");
        await portal.RunOutboxAsync();

        (await MobileAsync(person)).ShouldBe(number);
        foreach (var told in (string[])[person.Mobile, number])
            portal.Sms.To(told)[^1].Text.ShouldContain("تغير رقم جوالك");
        portal.Sms.LinkTo(person.Mobile).ShouldNotBe(portal.Sms.LinkTo(number));
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        var acts = await ActsAsync(person);
        acts.ShouldContain(Acts.NumberChangeAsked);
        acts.ShouldContain(Acts.NumberCodeRefused);
        acts.ShouldContain(Acts.NumberChanged);
    }

    [Fact]
    [Sentence(43)]
    public async Task ChangedNumber_EndsOpenRecoveries_SignIns_AndOtherSessions()
    {
        var person = portal.NewPerson();
        var (owner, other, recovering, signing) = (
            portal.NewBrowser(),
            portal.NewBrowser(),
            portal.NewBrowser(),
            portal.NewBrowser()
        );
        await portal.SignInAsync(other, person);
        await portal.SignInAsync(owner, person);
        var recoveryCode = await portal.CodeForAsync(recovering, person);
        await signing.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword));
        await portal.RunOutboxAsync();
        var signInCode = portal.Sms.CodeTo(person.Mobile);

        await portal.ChangeNumberAsync(owner, NewNumbers.Next());

        (await recovering.GetAsync("/recover/code")).Location.ShouldNotBeNull().ShouldStartWith("/recover?ended=");
        (await signing.GetAsync("/sign-in/code")).Location.ShouldBe("/sign-in?ended=code");
        (await other.IsSignedInAsync()).ShouldBeFalse();
        (recoveryCode + signInCode).Length.ShouldBe(12);
    }

    [Fact]
    public async Task AnothersNumber_LooksTheSame_AndItsPhoneIsToldWithoutACode()
    {
        var (person, neighbour) = (portal.NewPerson(), portal.NewPerson());
        var free = NewNumbers.Next();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);

        var taken = await PageAfterAsync(browser, neighbour.Mobile);
        var open = await PageAfterAsync(browser, free);

        taken.ShouldBe(open);
        var word = portal.Sms.To(neighbour.Mobile)[^1].Text;
        word.ShouldContain("مسجل في حساب آخر");
        word.ShouldNotContain("#");
        portal.Sms.To(free)[^1].Text.ShouldContain("#");
    }

    [Fact]
    public async Task HundredRightPosts_ChangeTheNumberOnce()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var code = await portal.AskNumberAsync(browser, NewNumbers.Next());
        var shown = await browser.GetAsync("/security/mobile/code");

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => browser.PostAsync(shown, "/security/mobile/code", ("Code", code)))
        );

        pages.Count(x => x.Location == "/security?done=mobile").ShouldBe(1);
        (await ActsAsync(person)).Count(x => x == Acts.NumberChanged).ShouldBe(1);
    }

    [Fact]
    public async Task HundredGuesses_CompareNoMoreThanThree()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var code = await portal.AskNumberAsync(browser, NewNumbers.Next());
        var shown = await browser.GetAsync("/security/mobile/code");

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ => browser.PostAsync(shown, "/security/mobile/code", ("Code", NewNumbers.Not(code))))
        );

        (await ActsAsync(person)).Count(x => x == Acts.NumberCodeRefused).ShouldBeLessThanOrEqualTo(3);
        (await browser.PostAsync(shown, "/security/mobile/code", ("Code", code))).Errors.ShouldNotBeEmpty();
        (await MobileAsync(person)).ShouldBe(person.Mobile);
    }

    [Fact]
    [Sentence(55)]
    public async Task Hold_LeavesTheNumberAsItIs_EvenForACodeThatWasAskedForBefore()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var code = await portal.AskNumberAsync(browser, NewNumbers.Next());
        var until = portal.Clock.Now().AddDays(7);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, until))
        );

        (await browser.FillAsync("/security/mobile/code", ("Code", code))).Errors.ShouldContain("لم يُحفظ التغيير");
        (await browser.GetAsync("/security/mobile")).ShouldGoTo("/security");
        (await MobileAsync(person)).ShouldBe(person.Mobile);
    }

    [Fact]
    [Sentence(57)]
    public async Task SecondChangeWithinThirtyDays_NeedsWhatWasBoundBeforeTheFirst()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var number = NewNumbers.Next();
        await portal.ChangeNumberAsync(browser, number);
        var page = await browser.GetAsync("/security/mobile");

        page.Text.ShouldContain("تغيّر الجوال المسجَّل حديثًا");
        (await browser.PostAsync(page, "/security/mobile", ("Mobile", NewNumbers.Next()))).Errors.ShouldNotBeEmpty();

        var guarded = await portal.NewGuardedAsync();
        var strong = portal.NewBrowser();
        await strong.PasswordAsync(guarded);
        (await strong.FillAsync("/sign-in/code", ("Code", guarded.AppCode()))).ShouldGoTo("/home");
        await portal.ChangeNumberAsync(strong, NewNumbers.Next());
        await portal.ChangeNumberAsync(strong, NewNumbers.Next());
    }

    [Fact]
    [Sentence(57)]
    public async Task ChangedSim_OfTheFormerNumber_SendsNoCode()
    {
        var demo = portal.InState("sim-changed");
        var person = new Someone(portal.Services.GetRequiredService<Country>().FindByMobile(demo.Mobile)!);
        var number = NewNumbers.Next();
        var browser = portal.NewBrowser();
        await browser.FillAsync("/sign-in", ("Username", demo.Username), ("Password", demo.Password));
        await portal.RunOutboxAsync();
        await browser.FillAsync("/sign-in/code", ("Code", portal.Sms.CodeTo(demo.Mobile)));
        (await browser.FillAsync("/security/mobile", ("Mobile", number))).ShouldGoTo("/security/mobile/code");
        await portal.RunOutboxAsync();

        portal.Sms.To(number).ShouldBeEmpty();
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("شريحة جوالك جديدة");
        (await ActsAsync(person)).ShouldContain(Acts.NumberChangeStopped);
        (await browser.GetAsync("/security/mobile/code")).ShouldGoTo("/security");
    }

    [Fact]
    public async Task CodeOfAnotherSession_ChangesNothing()
    {
        var person = portal.NewPerson();
        var (browser, other) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        await portal.SignInAsync(other, person);
        await portal.AskNumberAsync(browser, NewNumbers.Next());

        (await other.GetAsync("/security/mobile/code")).ShouldGoTo("/security");
    }

    private async Task<string> PageAfterAsync(Browser browser, string number)
    {
        (await browser.FillAsync("/security/mobile", ("Mobile", number))).ShouldGoTo("/security/mobile/code");
        await portal.RunOutboxAsync();
        return (await browser.GetAsync("/security/mobile/code"))
            .WithoutSecrets()
            .Replace(number[1..], "", StringComparison.Ordinal);
    }

    private Task<string> MobileAsync(Someone person) => portal.MobileAsync(person);

    private async Task<List<string>> ActsAsync(Someone person)
    {
        var id = await portal.IdOfAsync(person);
        return await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == id).Select(x => x.Act).ToListAsync()
        );
    }
}

public sealed class NumberChangeOnSqliteTests(SqlitePortal on)
    : NumberChangeTests(on.Portal),
        IClassFixture<SqlitePortal>;

public sealed class NumberChangeOnPostgresTests(PostgresPortal on)
    : NumberChangeTests(on.Portal),
        IClassFixture<PostgresPortal>;

/// <summary>The same attacks on a portal whose statements lack the one condition: each succeeds.</summary>
public sealed class NumberChangeGuardOffTests : IAsyncLifetime
{
    private const string Writing = "UPDATE \"subscriber_account\".*\"MobileIndex\" = ";
    private readonly GuardOff guard = new();
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(guard));

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [NegativeControl(56)]
    public async Task NumberThatCountsWithoutItsCode_IsChangedByAWrongOne()
    {
        var person = portal.NewPerson();
        var number = NewNumbers.Next();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        await portal.AskNumberAsync(browser, number);
        // A code that everybody knows stands where the one that was sent should be.
        await portal.InDbAsync(async db =>
        {
            var change = await db.NumberChanges.OrderByDescending(x => x.StartedAt).FirstAsync();
            var index = portal.Services.GetRequiredService<Domain.Cryptography.BlindIndex>();
            change.CodeHash = OneTimeCode.Hash(index, change.Id, "000000");
            return await db.SaveChangesAsync();
        });

        (await browser.FillAsync("/security/mobile/code", ("Code", "000000"))).ShouldGoTo("/security?done=mobile");
        (await portal.MobileAsync(person)).ShouldBe(number);
    }

    [Fact]
    [NegativeControl(55)]
    public async Task HoldThatTheStatementForgets_LetsTheNumberGo()
    {
        guard.Condition(Writing, "\"\\w+\"\\.\"HoldEndsAt\" IS NULL");
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.SignInAsync(browser, person);
        var code = await portal.AskNumberAsync(browser, NewNumbers.Next());
        var until = portal.Clock.Now().AddDays(7);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, until))
        );

        (await browser.FillAsync("/security/mobile/code", ("Code", code))).ShouldGoTo("/security?done=mobile");
        guard.Taken.ShouldBeGreaterThan(0);
    }
}

/// <summary>The steps of a change of number, and numbers that nobody has.</summary>
internal static class NewNumbers
{
    private static int last = 1000;

    public static string Next() => $"+96659999{Interlocked.Increment(ref last)}";

    public static string Not(string code) => code == "123456" ? "654321" : "123456";

    /// <summary>Asks for the number, and reads the code from its phone.</summary>
    public static async Task<string> AskNumberAsync(this TestPortal portal, Browser browser, string number)
    {
        (await browser.FillAsync("/security/mobile", ("Mobile", number))).ShouldGoTo("/security/mobile/code");
        await portal.RunOutboxAsync();
        return portal.Sms.CodeTo(number);
    }

    public static async Task ChangeNumberAsync(this TestPortal portal, Browser browser, string number)
    {
        var code = await portal.AskNumberAsync(browser, number);
        (await browser.FillAsync("/security/mobile/code", ("Code", code))).ShouldGoTo("/security?done=mobile");
        await portal.RunOutboxAsync();
    }

    public static Task<string> MobileAsync(this TestPortal portal, Someone person) =>
        portal.InDbAsync(async db =>
        {
            var account = await db.Accounts.AsNoTracking().SingleAsync(portal.Is(person));
            return portal.Services.GetRequiredService<PersonalDataSeal>().Open(account).Mobile;
        });
}
