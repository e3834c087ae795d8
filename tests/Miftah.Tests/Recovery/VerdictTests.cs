using System.Net;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Agencies;

namespace Miftah.Tests.Recovery;

/// <summary>The verdict on the details goes to the phone, never to the page.</summary>
public sealed class VerdictTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private const string NobodysNumber = "1000000008";
    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(16)]
    public async Task WrongAnswer_ReachesThePhone_AndNotThePage()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();

        var page = await portal.AnswerAsync(browser, person.Number, person.Mobile, "A0000000");

        page.ShouldGoTo("/recover/code");
        var sms = portal.Sms.To(person.Mobile).ShouldHaveSingleItem();
        sms.Text.ShouldContain("لا تطابق سجلاتنا، فلم نرسل رمزًا");
        sms.Text.ShouldNotMatch("[0-9]{6}");
    }

    [Fact]
    [Sentence(1, 16)]
    public async Task CodePage_IsTheSame_ForRightWrongAndUnknown()
    {
        var (right, wrong, suspended) = (portal.NewPerson(), portal.NewPerson(), portal.InState("suspended"));
        List<string> pages = [];
        foreach (
            var (number, mobile, answer) in ((string, string, string)[])
                [
                    (right.Number, right.Mobile, right.Passport),
                    (wrong.Number, wrong.Mobile, "A0000000"),
                    (wrong.Number, right.Mobile, wrong.Passport),
                    (NobodysNumber, "+966500000000", "A0000000"),
                    (suspended.IdentityNumber, suspended.Mobile, suspended.Documents["passport-number"]!),
                ]
        )
        {
            var browser = portal.NewBrowser();
            await portal.AnswerAsync(browser, number, mobile, answer);
            pages.Add((await browser.GetAsync("/recover/code")).WithoutSecrets());
            pages.Add((await browser.FillAsync("/recover/code", ("Code", "000000"))).WithoutSecrets());
        }

        pages.Where((_, i) => i % 2 == 0).Distinct().Count().ShouldBe(1);
        pages.Where((_, i) => i % 2 == 1).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    [Sentence(16)]
    public async Task WrongMobile_SendsNothing_ToAnyone()
    {
        var (person, other) = (portal.NewPerson(), portal.NewPerson());

        await portal.AnswerAsync(portal.NewBrowser(), person.Number, other.Mobile, person.Passport);

        portal.Sms.To(person.Mobile).ShouldBeEmpty();
        portal.Sms.To(other.Mobile).ShouldBeEmpty();
    }

    [Fact]
    public async Task UnknownPerson_LeavesTheSameRow()
    {
        var browser = portal.NewBrowser();
        var before = await portal.InDbAsync(db => db.RecoveryAttempts.Select(x => x.Id).ToListAsync());

        await portal.AnswerAsync(browser, NobodysNumber, "+966500000001", "A0000000");

        var attempt = await portal.InDbAsync(db => db.RecoveryAttempts.SingleAsync(x => !before.Contains(x.Id)));
        attempt.Verdict.ShouldBe(Verdict.NotMatched);
        attempt.AnswerSealed.ShouldBeNull();
    }

    [Theory]
    [InlineData("frozen", "مجمد")]
    [InlineData("suspended", "not available")]
    [InlineData("closed", null)]
    [Sentence(41)]
    public async Task StateThatClosesRecovery_SendsNoCode(string state, string? word)
    {
        var person = portal.InState(state);
        var before = portal.Sms.To(person.Mobile).Count;

        await portal.AnswerAsync(
            portal.NewBrowser(),
            person.IdentityNumber,
            person.Mobile,
            person.Documents["passport-number"]!
        );

        var sent = portal.Sms.To(person.Mobile).Skip(before).Select(x => x.Text).ToList();
        if (word is null)
            sent.ShouldBeEmpty();
        else
            sent.ShouldHaveSingleItem().ShouldContain(word);
    }

    [Fact]
    [NegativeControl(41)]
    public async Task LowAssuranceAccount_Recovers()
    {
        var person = portal.InState("low-assurance");

        await portal.AnswerAsync(
            portal.NewBrowser(),
            person.IdentityNumber,
            person.Mobile,
            person.Documents["passport-number"]!
        );

        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("رمز استعادة حسابك");
    }

    [Fact]
    public async Task AgencyBackInTime_TheCodeComesLater()
    {
        var person = portal.NewPerson();
        portal.Agencies.Behaviour = AgencyBehaviour.Down;
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);
        portal.Sms.To(person.Mobile).ShouldBeEmpty();

        portal.Agencies.Behaviour = AgencyBehaviour.Normal;
        portal.Clock.Advance(TimeSpan.FromSeconds(6));
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem().Text.ShouldContain("رمز استعادة حسابك");
    }

    [Fact]
    public async Task AgencyDownForTheAttemptsLife_SaysSoWithoutACode()
    {
        var person = portal.NewPerson();
        portal.Agencies.Behaviour = AgencyBehaviour.Down;
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);

        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        await portal.RunOutboxAsync();
        portal.Agencies.Behaviour = AgencyBehaviour.Normal;

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem().Text.ShouldContain("لم نستطع التحقق الآن");
    }

    [Fact]
    public async Task AgencyDown_CostsNoGuess()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        portal.Agencies.Behaviour = AgencyBehaviour.Down;
        await portal.AnswerAsync(browser, person.Number, person.Mobile, "A0000000");
        for (var i = 0; i < 10; i++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(6));
            await portal.RunOutboxAsync();
        }
        portal.Agencies.Behaviour = AgencyBehaviour.Normal;

        await portal.CodeForAsync(portal.NewBrowser(), person);
    }

    [Fact]
    [Sentence(3)]
    public async Task GatewayDown_ThePageDoesNotChange_AndTheCodeComesWhenItIsBack()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        portal.Sms.IsDown = true;
        (await portal.AnswerAsync(browser, person.Number, person.Mobile, person.Passport)).ShouldGoTo("/recover/code");
        (await browser.GetAsync("/recover/code")).Status.ShouldBe(HttpStatusCode.OK);

        portal.Sms.IsDown = false;
        portal.Clock.Advance(TimeSpan.FromSeconds(20));
        await portal.RunOutboxAsync();

        (await browser.FillAsync("/recover/code", ("Code", portal.Sms.CodeTo(person.Mobile)))).ShouldGoTo(
            "/recover/password"
        );
    }

    [Fact]
    [Sentence(22)]
    public async Task GatewayDownPastTheCodesLife_TheCodeIsNeverSent()
    {
        var person = portal.NewPerson();
        portal.Sms.IsDown = true;
        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);

        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        portal.Sms.IsDown = false;
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).ShouldBeEmpty();
    }

    [Fact]
    public async Task VerdictMessages_AreThreeADay_AtMost()
    {
        var person = portal.NewPerson();

        for (var i = 0; i < 5; i++)
            await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, "A0000000");

        portal.Sms.To(person.Mobile).Count.ShouldBe(3);
    }
}
