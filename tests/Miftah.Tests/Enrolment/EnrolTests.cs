using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Guessing;
using Miftah.Data.Identity;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Enrolment;
using Miftah.Domain.Guessing;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Enrolment;

/// <summary>Opening an account over HTTP: to whom it is given, and what nobody learns from it.</summary>
public abstract partial class EnrolTests(TestPortal portal)
{
    [Fact]
    public async Task WholeJourney_OpensAnAccountThatWaits_AndShowsNoFacts()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();

        await portal.OpenAccountAsync(browser, person, "harbor.person1");
        (await browser.GetAsync("/enrol/done")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.IsSignedInAsync()).ShouldBeFalse("an enrolment signs nobody in");

        (await portal.SignInByAsync(browser, "harbor.person1", person.Mobile)).ShouldGoTo("/home");
        var home = (await browser.GetAsync("/home")).Text;
        home.ShouldContain("حسابك غير مفعَّل");
        home.ShouldContain("يُفعَّل الحساب حضوريًّا");
        home.ShouldNotContain(person.Person.NameArabic);
        portal.Sms.To(person.Mobile).ShouldContain(x => x.Text.Contains("/x/"), "the opening is told, with a link");
        var account = await AccountOfAsync(person.Mobile);
        account.State.ShouldBe(AccountState.LowAssurance);
        var acts = await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == account.Id).Select(x => x.Act).ToListAsync()
        );
        acts.ShouldContain(Acts.AccountOpened);
    }

    [Fact]
    public async Task BeforeActivation_TheNumberSignsNobodyIn_AndRecoveryNeedsTheMobile()
    {
        var person = await portal.NewApplicantAsync();
        await portal.OpenAccountAsync(portal.NewBrowser(), person, "harbor.person2");

        var byNumber = await portal.NewBrowser().FillAsync("/sign-in", Name(person.Number), Secret());
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);

        byNumber.Location.ShouldBeNull();
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("رمز استعادة حسابك");
    }

    [Fact]
    public async Task HundredParallelAnswers_AreOne_AndEachPostGoesOnToTheCode()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        (await browser.IdentifyAsync(person.Number, person.Mobile, "/enrol")).ShouldGoTo("/enrol/question");
        await browser.FillAsync("/enrol/question", ("Question", "passport-number"));
        var shown = await browser.GetAsync("/enrol/answer");
        var before = portal.Sms.To(person.Mobile).Count;

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => browser.PostAsync(shown, "/enrol/answer", ("Answer", person.Passport)))
        );
        await portal.RunOutboxAsync();

        pages.ShouldAllBe(x => x.Location == "/enrol/code");
        (portal.Sms.To(person.Mobile).Count - before).ShouldBe(1);
    }

    [Fact]
    public async Task CodePage_IsTheSame_WhoeverHasAnAccount()
    {
        var (right, wrong, holder) = (
            await portal.NewApplicantAsync(),
            await portal.NewApplicantAsync(),
            portal.NewPerson()
        );
        List<string> pages = [];
        foreach (
            var (number, mobile, answer) in ((string, string, string)[])
                [
                    (right.Number, right.Mobile, right.Passport),
                    (wrong.Number, wrong.Mobile, "A0000000"),
                    (holder.Number, holder.Mobile, holder.Passport),
                    (holder.Number, "+966500000011", holder.Passport),
                    ("1000000008", "+966500000012", "A0000000"),
                ]
        )
        {
            var browser = portal.NewBrowser();
            (await portal.EnrolAsync(browser, number, mobile, answer)).ShouldGoTo("/enrol/code");
            pages.Add((await browser.GetAsync("/enrol/code")).WithoutSecrets());
            pages.Add((await browser.FillAsync("/enrol/code", ("Code", "000000"))).WithoutSecrets());
        }

        pages.Where((_, i) => i % 2 == 0).Distinct().Count().ShouldBe(1);
        pages.Where((_, i) => i % 2 == 1).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task RegisteredMobileOfAnAccount_GetsWordOfIt_AndNoCode()
    {
        var holder = portal.NewPerson();

        await portal.EnrolAsync(portal.NewBrowser(), holder.Number, holder.Mobile, holder.Passport);

        var sms = portal.Sms.To(holder.Mobile).ShouldHaveSingleItem();
        sms.Text.ShouldContain("لديك حساب");
        sms.Text.ShouldNotMatch("[0-9]{6}");
    }

    [Fact]
    public async Task OtherMobiles_GetOneText_AtOneTime_WhateverTheReason_ThreeTimesADay()
    {
        var (holder, stranger) = (portal.NewPerson(), await portal.NewApplicantAsync());
        string[] phones = ["+966500000021", "+966500000022"];
        for (var i = 0; i < 4; i++)
        {
            await portal.EnrolAsync(portal.NewBrowser(), holder.Number, phones[0], holder.Passport);
            await portal.EnrolAsync(portal.NewBrowser(), stranger.Number, phones[1], "A0000000");
            phones.SelectMany(portal.Sms.To).Count().ShouldBe(Math.Min(i, 3) * 2, "not before its time");
            portal.Clock.Advance(TimeSpan.FromSeconds(EnrolmentSteps.PastTheWord));
            await portal.RunOutboxAsync();
        }

        var texts = phones.SelectMany(portal.Sms.To).Select(x => x.Text).ToList();
        texts.Count.ShouldBe(6);
        texts.Distinct().ShouldHaveSingleItem().ShouldContain("لم ننشئ حسابًا");
        portal.Sms.To(holder.Mobile).ShouldBeEmpty("only a number that was named hears of it");
    }

    [Fact]
    public async Task WrongAnswers_SpendTheBudgetThatRecoveryHas()
    {
        var person = await portal.NewApplicantAsync();
        for (var i = 0; i < 3; i++)
            await portal.EnrolAsync(portal.NewBrowser(), person.Number, person.Mobile, "A0000000");

        (await DebitAsync(person)).ShouldBeFalse();
        await portal.EnrolAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);
        portal.Sms.To(person.Mobile).ShouldNotContain(x => x.Text.Contains('#'));
    }

    [Fact]
    public async Task GuessesThatRecoverySpent_LeaveNoneToEnrolment()
    {
        var person = await portal.NewApplicantAsync();
        for (var i = 0; i < 3; i++)
            (await DebitAsync(person)).ShouldBeTrue();

        await portal.EnrolAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);

        portal.Sms.To(person.Mobile).ShouldNotContain(x => x.Text.Contains('#'));
    }

    [Fact]
    public async Task RightCode_ManyTimesAtOnce_OpensThePageOnce()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        await portal.EnrolAsync(browser, person.Number, person.Mobile, person.Passport);
        var shown = await browser.GetAsync("/enrol/code");
        var code = portal.Sms.CodeTo(person.Mobile);

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => browser.PostAsync(shown, "/enrol/code", ("Code", code)))
        );

        pages.Count(x => x.Headers.GetValueOrDefault("Set-Cookie", "").Contains("-enrolment=")).ShouldBe(1);
    }

    [Fact]
    public async Task LastPage_ManyTimesAtOnce_OpensOneAccount()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        await portal.ProveMobileAsync(browser, person);
        var shown = await browser.GetAsync("/enrol/account");

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    browser.PostAsync(
                        shown,
                        "/enrol/account",
                        ("Username", $"many.at.once{i}"),
                        ("NewPassword", EnrolmentSteps.Password),
                        ("RepeatPassword", EnrolmentSteps.Password)
                    )
                )
        );

        var claim = portal.Services.GetRequiredService<AccountIndex>().ByNumber(person.Number).InUse;
        (await portal.InDbAsync(db => db.Accounts.CountAsync(x => x.ClaimIndex == claim))).ShouldBe(1);
    }

    /// <summary>Neither is needed to open the account, and both can be had before it is activated.</summary>
    [Fact]
    public async Task PasskeyAndEmail_AreOffered_BeforeTheActivation()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        await portal.OpenAccountAsync(browser, person, "harbor.person3");
        (await browser.GetAsync("/enrol/done")).Text.ShouldContain("مفتاح مرور");
        (await portal.SignInByAsync(browser, "harbor.person3", person.Mobile)).ShouldGoTo("/home");

        var home = await browser.GetAsync("/home");

        foreach (var path in (string[])["/security/passkey", "/security/email"])
        {
            home.Body.ShouldContain($"href=\"{path}\"");
            (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task NoPassword_IsSaidOfAPassword_AndNotOfANewOne()
    {
        var browser = portal.NewBrowser();
        await portal.ProveMobileAsync(browser, await portal.NewApplicantAsync());

        var page = await browser.FillAsync("/enrol/account", ("Username", "first.password"));

        page.Errors.ShouldContain("يجب إدخال كلمة المرور");
        page.Errors.ShouldNotContain("الجديدة");
    }

    [Fact]
    public async Task TenNamesMayBeAskedFor_AndNoMore()
    {
        var (person, other) = (await portal.NewApplicantAsync(), portal.NewPerson());
        var browser = portal.NewBrowser();
        await portal.ProveMobileAsync(browser, person);

        for (var i = 0; i < EnrolmentLimits.UsernameChecksMax; i++)
            (await browser.ChooseAsync(other.Username)).Text.ShouldContain("اسم المستخدم هذا غير متاح");

        (await browser.ChooseAsync("surely.free.name")).Text.ShouldContain("انتهت مرات السؤال");
    }

    [Fact]
    public async Task SuggestedNames_AreFree_AndDrawnAnew_AndOneOpensTheAccount()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        await portal.ProveMobileAsync(browser, person);

        var first = Suggested((await browser.GetAsync("/enrol/account")).Body);
        var second = Suggested((await browser.ChooseAsync("-")).Body);

        first.Length.ShouldBe(3);
        second.ShouldNotBe(first, "they are drawn, not made of the person or of what was typed");
        foreach (var name in first.Concat(second))
        {
            Username.Parse(name).ShouldBeOfType<Result<Username>.Ok>(name);
            var key = portal.Services.GetRequiredService<AccountIndex>().ByUsername(name);
            (await portal.InDbAsync(db => db.Accounts.AnyAsync(x => x.UsernameIndex == key.InUse))).ShouldBeFalse(name);
        }
        (await browser.ChooseAsync(first[0])).ShouldGoTo("/enrol/done");
    }

    [Fact]
    public async Task NoPage_OpensBeforeWhatItNeeds()
    {
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        foreach (var place in EnrolmentJourney.Steps.Skip(1))
            (await browser.GetAsync(place.Path)).Location.ShouldBe("/enrol?ended=1", place.Path);
        (await browser.IdentifyAsync(person.Number, person.Mobile, "/enrol")).ShouldGoTo("/enrol/question");
        foreach (var place in EnrolmentJourney.Steps.Skip(2))
            (await browser.GetAsync(place.Path)).Location.ShouldBe("/enrol/question", place.Path);
        await portal.EnrolAsync(browser, person.Number, person.Mobile, person.Passport);
        foreach (var place in EnrolmentJourney.Steps.Skip(4))
            (await browser.GetAsync(place.Path)).Location.ShouldBe("/enrol/code", place.Path);
        (await browser.FillAsync("/enrol/code", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo(
            "/enrol/account"
        );
        foreach (var place in EnrolmentJourney.Steps.Skip(1).Where(x => x.Step != EnrolmentStep.ChooseName))
            (await browser.GetAsync(place.Path)).Location.ShouldBe("/enrol/account", place.Path);
    }

    private static (string, string?) Name(string name) => ("Username", name);

    private static (string, string?) Secret() => ("Password", EnrolmentSteps.Password);

    private Task<SubscriberAccount> AccountOfAsync(string mobile)
    {
        var key = portal.Services.GetRequiredService<AccountIndex>().ByMobile(mobile).InUse;
        return portal.InDbAsync(db => db.Accounts.AsNoTracking().SingleAsync(x => x.MobileIndex == key));
    }

    private static string[] Suggested(string body) =>
        [.. SuggestedName().Matches(body).Select(x => x.Groups["name"].Value)];

    [GeneratedRegex("<bdi dir=\"ltr\">(?<name>[a-z]+[0-9]{4})</bdi>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SuggestedName();

    // As recovery debits an answer of a stranger.
    private async Task<bool> DebitAsync(Someone person)
    {
        var number = IdentityNumber.Parse(person.Number).Match(x => x, _ => throw new InvalidDataException());
        await using var scope = portal.Services.CreateAsyncScope();
        var key = await scope
            .ServiceProvider.GetRequiredService<IdentityKeys>()
            .OfAsync(number, CancellationToken.None);
        var budgets = scope.ServiceProvider.GetRequiredService<GuessBudgets>();
        var now = portal.Clock.Now();
        return await budgets.DebitAsync(key, GuessKind.RecoveryAnswer, false, now, CancellationToken.None) is not null;
    }
}

public sealed class EnrolSqliteTests(SqlitePortal on) : EnrolTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class EnrolPostgresTests(PostgresPortal on) : EnrolTests(on.Portal), IClassFixture<PostgresPortal>;
