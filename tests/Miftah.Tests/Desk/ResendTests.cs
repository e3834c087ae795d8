using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data.Recovery;
using Miftah.Domain;
using Miftah.Domain.Audit;
using Miftah.Domain.Identity;
using Miftah.Domain.Recovery;
using Miftah.Domain.Staff;
using Miftah.Tests.Casework;
using Miftah.Tests.Support;

namespace Miftah.Tests.Desk;

/// <summary>A code sent again from the desk: to where the recovery sends it, as often as the recovery may.</summary>
public abstract class ResendTests(TestPortal portal)
{
    [Fact]
    [Sentence(26, 60)]
    public async Task NewCode_GoesToTheRegisteredMobile_AndTheAgentSeesNeither()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var former = await portal.CodeForAsync(browser, person);
        var (agent, ticket) = await portal.CalledAsync(browser, person.Mobile);

        var shown = await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket));
        await portal.RunOutboxAsync();

        shown.Errors.ShouldBeEmpty();
        var code = portal.Sms.CodeTo(person.Mobile);
        portal.Sms.To(person.Mobile).Count.ShouldBe(2);
        foreach (var secret in (string[])[former, code, person.Mobile, person.Number])
            shown.Body.ShouldNotContain(secret);
        (await portal.ActsOfAsync(person)).ShouldContain(Acts.SupportResent);
        (await browser.FillAsync("/recover/code", ("Code", former))).Errors.ShouldContain("الرمز غير صحيح");
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");
    }

    [Fact]
    public async Task ItIsTheSameLimit_WhoeverAsks()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);
        var (agent, ticket) = await portal.CalledAsync(browser, person.Mobile);

        (await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket))).Errors.ShouldBeEmpty();
        (await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket))).Errors.ShouldContain("بعد");
        portal.Clock.Advance(TimeSpan.FromSeconds(OneTimeCode.ResendAfterSeconds + 1));
        await browser.FillAsync("/recover/code?handler=Resend");
        portal.Clock.Advance(TimeSpan.FromSeconds(OneTimeCode.ResendAfterSeconds + 1));

        (await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket))).Errors.ShouldContain(
            "انتهت الرموز المتاحة"
        );
    }

    [Fact]
    public async Task ForANumberThatNobodyHas_TheAgentSeesTheSame_AndNothingIsSent()
    {
        const string Mobile = "+966500000000";
        var browser = portal.NewBrowser();
        var number = IdentityNumber.FromBody(PersonKind.Citizen, 96_000_001).Value;
        await portal.AnswerAsync(browser, number, Mobile, "A0000000");
        var (agent, ticket) = await portal.CalledAsync(browser, Mobile);

        var shown = await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket));
        await portal.RunOutboxAsync();

        shown.Text.ShouldContain("طُلب رمز جديد");
        portal.Sms.To(Mobile).ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutARightCaller_OrWithoutThePasskey_NothingIsAskedFor()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);
        var (agent, ticket) = await portal.CalledAsync(browser, person.Mobile);
        var colleague = await portal.StaffAsync(StaffRole.SupportAgent);

        (await agent.FillAsync("/staff/desk/resend", ("Ticket", ticket))).Errors.ShouldNotBeEmpty();
        (await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ""))).Errors.ShouldContain("يبدأ الإرسال من مكالمة");
        (await colleague.StepUpAsync("/staff/desk/resend", ("Ticket", ticket))).Errors.ShouldContain("من مكالمة");
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        await portal.OpenStaffSessionAsync(agent.Browser, agent.Account);
        (await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket))).Errors.ShouldContain("من مكالمة");

        await portal.RunOutboxAsync();
        portal.Sms.To(person.Mobile).Count.ShouldBe(1);
        (await portal.ActsOfAsync(person)).ShouldNotContain(Acts.SupportResent);
    }

    [Fact]
    public async Task RecoveryThatWaitsForNoCode_SendsNone()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        var code = await portal.CodeForAsync(browser, person);
        var (agent, ticket) = await portal.CalledAsync(browser, person.Mobile);
        (await browser.FillAsync("/recover/code", ("Code", code))).ShouldGoTo("/recover/password");

        var shown = await agent.StepUpAsync("/staff/desk/resend", ("Ticket", ticket));

        shown.Errors.ShouldContain("لا ينتظر هذا الطلب رمزًا");
    }

    [Fact]
    public async Task HundredAtOnce_AreOne() => (await portal.HundredAsync()).ShouldBe(1);
}

public sealed class SqliteResendTests(SqlitePortal on) : ResendTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class PostgresResendTests(PostgresPortal on) : ResendTests(on.Portal), IClassFixture<PostgresPortal>;

/// <summary>The same attack with its guard taken out.</summary>
public sealed class ResendGuardOffTests
{
    [Fact]
    [NegativeControl(25)]
    public async Task ResendThatComparesNoCount_IsAskedForAsOftenAsItIsPosted()
    {
        var off = new GuardOff().Condition(
            "UPDATE \"recovery_attempt\".*\"Resends\" = \"\\w+\"\\.\"Resends\" \\+ 1",
            "\"\\w+\"\\.\"Resends\" = @\\w+"
        );
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        (await broken.HundredAsync()).ShouldBeGreaterThan(RecoveryLimits.ResendsMax);
        off.Taken.ShouldBeGreaterThan(0);
    }
}

internal static class ResendSteps
{
    /// <summary>An agent whose caller was right, and the ticket in the page that told them.</summary>
    public static async Task<(StaffBrowser Agent, string Ticket)> CalledAsync(
        this TestPortal portal,
        Browser browser,
        string mobile
    )
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(OneTimeCode.ResendAfterSeconds + 1));
        var agent = await portal.StaffAsync(StaffRole.SupportAgent);
        var told = await agent.CallAsync(await browser.ReferenceAsync("/recover/code"), mobile.Last2());
        told.Errors.ShouldBeEmpty();
        return (agent, told.Field("Ticket"));
    }

    /// <summary>A hundred agents who read the request at one moment ask for its code.</summary>
    /// <returns>How many were asked for, each with its record.</returns>
    public static async Task<int> HundredAsync(this TestPortal portal)
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);
        var reference = await browser.ReferenceAsync("/recover/code");
        portal.Clock.Advance(TimeSpan.FromSeconds(OneTimeCode.ResendAfterSeconds + 1));
        var attempt = await portal.InDbAsync(db =>
            db.RecoveryAttempts.AsNoTracking().SingleAsync(x => x.Reference == reference)
        );

        var asked = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AskAsync(portal, attempt)));

        asked.ShouldAllBe(x => x.IsOk);
        return (await portal.ActsOfAsync(person)).Count(x => x == Acts.SupportResent);
    }

    private static async Task<Result<bool>> AskAsync(TestPortal portal, RecoveryAttempt attempt)
    {
        var (id, now) = (attempt.AccountId!.Value, portal.Clock.Now());
        var record = AuditRecord.New(Acts.SupportResent, id, Actor.Officer, attempt.Id, now);
        await using var scope = portal.Services.CreateAsyncScope();
        var again = scope.ServiceProvider.GetRequiredService<AskCodeAgain>();
        return await again.RunAsync(attempt, record, now, CancellationToken.None);
    }
}
