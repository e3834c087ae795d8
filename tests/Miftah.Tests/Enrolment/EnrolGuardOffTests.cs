using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Audit;
using Miftah.Tests.Support;

namespace Miftah.Tests.Enrolment;

/// <summary>What the conditions of an enrolment's statements stop: each attack succeeds without its own.</summary>
public sealed class EnrolGuardOffTests : IAsyncLifetime
{
    private const string Answering = "UPDATE \"enrolment_attempt\".*\"AnswerSealed\" = @";
    private const string Redeeming = "UPDATE \"enrolment_attempt\".*\"CodeUsedAt\" = @";
    private const string Asking = "UPDATE \"enrolment_attempt\".*\"UsernameChecks\" = ";
    private const string Opening = "UPDATE \"enrolment_attempt\".*\"OpenedAt\" = ";
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
    [NegativeControl(14)]
    public async Task AnswerPostedTwice_IsTakenTwice_WhereTheStatementDoesNotLook()
    {
        guard.Condition(Answering, "\"\\w+\"\\.\"CodeAskedAt\" <= @\\w+");
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        (await browser.IdentifyAsync(person.Number, person.Mobile, "/enrol")).ShouldGoTo("/enrol/question");
        await browser.FillAsync("/enrol/question", ("Question", "passport-number"));
        var shown = await browser.GetAsync("/enrol/answer");

        for (var i = 0; i < 2; i++)
            await browser.PostAsync(shown, "/enrol/answer", ("Answer", person.Passport));

        (await portal.InDbAsync(db => db.EnrolmentAttempts.Select(x => x.Answers).MaxAsync())).ShouldBe(2);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(24)]
    public async Task CodeThatIsNotConsumed_OpensTwice()
    {
        guard
            .Condition(Redeeming, "\"\\w+\"\\.\"CodeUsedAt\" IS NULL")
            .Condition(Redeeming, "\"\\w+\"\\.\"CodeHash\" = @\\w+")
            .Assignment(Redeeming, "CodeHash")
            .Assignment(Redeeming, "CodeUsedAt");
        var person = await portal.NewApplicantAsync();
        var browser = portal.NewBrowser();
        await portal.EnrolAsync(browser, person.Number, person.Mobile, person.Passport);
        var shown = await browser.GetAsync("/enrol/code");
        var code = portal.Sms.CodeTo(person.Mobile);

        for (var i = 0; i < 2; i++)
            (await browser.PostAsync(shown, "/enrol/code", ("Code", code))).ShouldGoTo("/enrol/account");

        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(32)]
    public async Task AttemptThatIsNotFinished_OpensAnAccountAgain()
    {
        guard
            .Condition(Opening, "\"\\w+\"\\.\"EndedAt\" IS NULL")
            .Assignment(Opening, "EndedAt")
            .Assignment(Opening, "OpenedAt")
            .Assignment(Opening, "ClaimSealed");
        var browser = portal.NewBrowser();
        await portal.ProveMobileAsync(browser, await portal.NewApplicantAsync());
        var shown = await browser.GetAsync("/enrol/account");

        foreach (var name in (string[])["opened.once", "opened.again"])
            await browser.PostAsync(
                shown,
                "/enrol/account",
                ("Username", name),
                ("NewPassword", EnrolmentSteps.Password),
                ("RepeatPassword", EnrolmentSteps.Password)
            );

        (await portal.InDbAsync(db => db.AuditRecords.CountAsync(x => x.Act == Acts.AccountOpened))).ShouldBe(2);
        guard.Taken.ShouldBeGreaterThan(0);
    }

    [Fact]
    [NegativeControl(1)]
    public async Task NamesThatAreNotCounted_CanBeAskedForWithoutEnd()
    {
        guard.Condition(Asking, "\"\\w+\"\\.\"UsernameChecks\" < @\\w+|\"\\w+\"\\.\"UsernameChecks\" < \\d+");
        var taken = portal.NewPerson().Username;
        var browser = portal.NewBrowser();
        await portal.ProveMobileAsync(browser, await portal.NewApplicantAsync());

        for (var i = 0; i < 12; i++)
            (await browser.ChooseAsync(taken)).Text.ShouldContain("اسم المستخدم هذا غير متاح");

        guard.Taken.ShouldBeGreaterThan(0);
    }
}
