using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Agencies;
using Miftah.Domain.Guessing;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web.Adapters.Operators;

namespace Miftah.Tests.Recovery;

/// <summary>A number that lately changed its SIM gets no recovery code, and no page tells.</summary>
public sealed class SimSwapTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(57)]
    public async Task ChangedSim_GetsWordInsteadOfACode_AndCostsNoGuess()
    {
        var person = portal.InState("sim-changed");
        var browser = portal.NewBrowser();

        await AnswerAsync(portal, browser, person.IdentityNumber, person.Mobile, person.Documents["birth-date"]!);

        var text = portal.Sms.To(person.Mobile).ShouldHaveSingleItem().Text;
        text.ShouldContain("شريحة جوالك جديدة");
        text.ShouldNotContain("#");
        var asHolder = new Someone(portal.Services.GetRequiredService<Country>().FindByMobile(person.Mobile)!);
        var counted = await portal.InDbAsync(async db =>
        {
            var key = await db.Accounts.Where(portal.Is(asHolder)).Select(x => x.IdentityKey).SingleAsync();
            return await db.GuessBudgets.AnyAsync(x => x.Key == key && x.Kind == GuessKind.RecoveryAnswer);
        });
        counted.ShouldBeFalse();
    }

    [Fact]
    [NegativeControl(57)]
    public async Task WithAnOperatorThatSeesNoChange_TheCodeWouldGoToTheThief()
    {
        await using var blind = await TestPortal.StartAsync(adjust: x =>
            x.Services.AddSingleton<ISimSwaps, NothingEverChanges>()
        );
        blind.Services.GetRequiredService<ISimSwaps>().ShouldBeOfType<NothingEverChanges>();
        var person = blind.InState("sim-changed");

        await AnswerAsync(
            blind,
            blind.NewBrowser(),
            person.IdentityNumber,
            person.Mobile,
            person.Documents["birth-date"]!
        );

        blind.Sms.To(person.Mobile).ShouldHaveSingleItem().Text.ShouldContain("#");
    }

    [Fact]
    [Sentence(57)]
    public async Task SilentOperator_IsAskedAgain_AndTheCodeWaitsForItsAnswer()
    {
        var person = portal.NewPerson();
        var operators = portal.Services.GetRequiredService<OperatorMode>();
        operators.IsDown = true;
        try
        {
            await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);
            portal.Sms.To(person.Mobile).ShouldBeEmpty();
        }
        finally
        {
            operators.IsDown = false;
        }
        portal.Clock.Advance(TimeSpan.FromSeconds(6));
        await portal.RunOutboxAsync();

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem().Text.ShouldContain("رمز استعادة حسابك");
    }

    [Fact]
    [Sentence(57)]
    public async Task OperatorSilentForTheAttemptsLife_MeansNoCode()
    {
        var person = portal.NewPerson();
        var operators = portal.Services.GetRequiredService<OperatorMode>();
        operators.IsDown = true;
        try
        {
            await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, person.Passport);
            portal.Clock.Advance(TimeSpan.FromMinutes(31));
            await portal.RunOutboxAsync();
        }
        finally
        {
            operators.IsDown = false;
        }

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem().Text.ShouldContain("لم نستطع التحقق الآن");
    }

    [Fact]
    [Sentence(57)]
    public async Task OperatorSilentAtAResend_SendsNoSecondCode()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.CodeForAsync(browser, person);
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        var operators = portal.Services.GetRequiredService<OperatorMode>();
        operators.IsDown = true;
        try
        {
            await browser.FillAsync("/recover/code?handler=Resend");
            await portal.RunOutboxAsync();
        }
        finally
        {
            operators.IsDown = false;
        }

        portal.Sms.To(person.Mobile).ShouldHaveSingleItem();
    }

    // The birth date, which everyone has.
    private static async Task AnswerAsync(
        TestPortal portal,
        Browser browser,
        string number,
        string mobile,
        string birthDate
    )
    {
        await browser.ClaimAsync(number, mobile, "birth-date");
        var parts = birthDate.Split('-');
        (
            await browser.FillAsync(
                "/recover/answer",
                ("Calendar", "gregorian"),
                ("Day", parts[2]),
                ("Month", parts[1]),
                ("Year", parts[0])
            )
        ).ShouldGoTo("/recover/code");
        await portal.RunOutboxAsync();
    }

    private sealed class NothingEverChanges : ISimSwaps
    {
        public Task<SimVerdict> AskAsync(string mobile, int withinHours, CancellationToken cancel) =>
            Task.FromResult(SimVerdict.Settled);
    }
}
