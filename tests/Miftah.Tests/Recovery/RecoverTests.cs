using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>The journey over HTTP with the right details, and what its end does.</summary>
public abstract class RecoverTests(TestPortal portal)
{
    [Theory]
    [InlineData(PersonKind.Citizen)]
    [InlineData(PersonKind.Resident)]
    [Sentence(50)]
    public async Task WholeJourney_EndsWithANewPassword_ThatSignsIn(PersonKind kind)
    {
        var person = portal.NewPerson(kind);
        var browser = portal.NewBrowser();

        await portal.ProveAsync(browser, person);
        (await browser.GetAsync("/recover/password")).Text.ShouldContain(person.Username);
        var done = await browser.FillAsync(
            "/recover/password",
            ("NewPassword", RecoverySteps.NewPassword),
            ("RepeatPassword", RecoverySteps.NewPassword)
        );

        done.ShouldGoTo("/recover/done");
        (await browser.GetAsync("/recover/done")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.IsSignedInAsync()).ShouldBeFalse("a recovery signs nobody in");
        await portal.SignInAsync(portal.NewBrowser(), person, RecoverySteps.NewPassword);
    }

    [Fact]
    [Sentence(74)]
    public async Task Journey_InEnglish_StaysInEnglish()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser(english: true);

        (await browser.IdentifyAsync(person.Number, person.Mobile)).ShouldGoTo("/en/recover/question");
        var question = await browser.GetAsync("/recover/question");

        question.Body.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
        question.Text.ShouldContain("Choose a verification question");
    }

    [Fact]
    [Sentence(6)]
    public async Task Username_AppearsNowhere_BeforeTheCode()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);

        foreach (var path in (string[])["/recover", "/recover/question", "/recover/answer", "/recover/code"])
            (await browser.GetAsync(path)).Body.ShouldNotContain(person.Username);
        portal.Sms.To(person.Mobile).ShouldAllBe(x => !x.Text.Contains(person.Username));
        portal.Log.Lines.ShouldAllBe(x => !x.Contains(person.Username) && !x.Contains(person.Number));
    }

    [Fact]
    [Sentence(49)]
    [NegativeControl(7)]
    public async Task NewPassword_EndsAllSessions_SignInsAndKnownDevices()
    {
        var person = portal.NewPerson();
        var (phone, laptop, halfway) = (portal.NewBrowser(), portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(phone, person);
        await portal.SignInAsync(laptop, person);
        (
            await halfway.FillAsync("/sign-in", ("Username", person.Username), ("Password", Someone.CrowdPassword))
        ).ShouldGoTo("/sign-in/code");

        await portal.RecoverAsync(phone, person);

        (await phone.IsSignedInAsync()).ShouldBeFalse();
        (await laptop.IsSignedInAsync()).ShouldBeFalse();
        (await halfway.GetAsync("/sign-in/code")).ShouldGoTo("/sign-in?ended=code");
        var id = await portal.IdOfAsync(person);
        (await portal.InDbAsync(db => db.KnownDevices.CountAsync(x => x.AccountId == id))).ShouldBe(
            1,
            "the browser that recovered"
        );
    }

    [Fact]
    [Sentence(7)]
    public async Task StartingARecovery_ChangesNothing_UntilItsEnd()
    {
        var person = portal.NewPerson();
        var (owner, claimant) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.SignInAsync(owner, person);

        await portal.ProveAsync(claimant, person);

        (await owner.IsSignedInAsync()).ShouldBeTrue();
        await portal.SignInAsync(portal.NewBrowser(), person);
    }

    [Fact]
    [Sentence(40)]
    public async Task SecondRecoveryOfOnePerson_Dies_WhenTheFirstEnds()
    {
        var person = portal.NewPerson();
        var (first, second) = (portal.NewBrowser(), portal.NewBrowser());
        await portal.ProveAsync(first, person);
        await portal.ProveAsync(second, person);

        (
            await first.FillAsync(
                "/recover/password",
                ("NewPassword", "meadow trumpet saffron"),
                ("RepeatPassword", "meadow trumpet saffron")
            )
        ).ShouldGoTo("/recover/done");

        (await second.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=2");
    }

    [Fact]
    [Sentence(55)]
    public async Task Done_TellsTheHold_AndTheAccountKeepsIt()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();

        await portal.RecoverAsync(browser, person);

        var holdEndsAt = await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).Select(x => x.HoldEndsAt).SingleAsync()
        );
        holdEndsAt.ShouldBe(portal.Clock.GetUtcNow().UtcDateTime.AddDays(7));
        (await browser.GetAsync("/recover/done")).Text.ShouldContain("فترة حماية");
    }

    [Fact]
    [Sentence(52)]
    public async Task Notices_GoOut_WithAFreezeLinkEach_AndNoSecret()
    {
        var person = portal.NewPerson();

        await portal.RecoverAsync(portal.NewBrowser(), person);

        var texts = portal.Sms.To(person.Mobile).Select(x => x.Text).ToList();
        texts.Count.ShouldBe(3);
        texts.ShouldContain(x => x.Contains("عرضنا اسم مستخدمك"));
        texts.ShouldContain(x => x.Contains("استعيد حسابك"));
        texts
            .Skip(1)
            .ShouldAllBe(x => x.Contains("localhost/x/") && !x.Contains(person.Username) && !x.Contains(person.Number));
    }

    [Fact]
    [Sentence(70)]
    public async Task EveryAct_IsAuditedInItsTransaction()
    {
        var person = portal.NewPerson();

        await portal.RecoverAsync(portal.NewBrowser(), person);

        var id = await portal.IdOfAsync(person);
        var acts = await portal.InDbAsync(db =>
            db.AuditRecords.Where(x => x.AccountId == id).OrderBy(x => x.Id).Select(x => x.Act).ToListAsync()
        );
        acts.ShouldBe(
            [
                Acts.RecoveryBegun,
                Acts.RecoveryCodeSent,
                Acts.RecoveryCodeRedeemed,
                Acts.UsernameShown,
                Acts.PasswordSet,
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Leaving_TheLastPage_ChangesNothing()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);

        var shown = await browser.GetAsync("/recover/password");
        (await browser.PostAsync(shown, "/recover/password?handler=Leave")).ShouldGoTo("/sign-in?ended=left");

        (await browser.GetAsync("/recover/password")).ShouldGoTo("/recover?ended=2");
        await portal.SignInAsync(browser, person);
    }

    [Fact]
    [Sentence(20)]
    public async Task WhatWasSaid_IsWiped_WhenTheAttemptEnds()
    {
        var person = portal.NewPerson();

        await portal.RecoverAsync(portal.NewBrowser(), person);

        var id = await portal.IdOfAsync(person);
        var attempt = await portal.InDbAsync(db => db.RecoveryAttempts.SingleAsync(x => x.AccountId == id));
        (attempt.ClaimSealed, attempt.AnswerSealed, attempt.CodeHash).ShouldBe((null, null, null));
    }
}

public sealed class RecoverOnSqliteTests(SqlitePortal on) : RecoverTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class RecoverOnPostgresTests(PostgresPortal on) : RecoverTests(on.Portal), IClassFixture<PostgresPortal>;
