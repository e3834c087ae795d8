using Microsoft.EntityFrameworkCore;
using Miftah.Tests.Support;

namespace Miftah.Tests.Recovery;

/// <summary>Whose account it is hears of a recovery, whatever the recovering browser does.</summary>
public sealed class NoticeTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private readonly TestPortal portal = on.Portal;

    [Fact]
    [Sentence(52, 54)]
    public async Task NoticeIsPromisedWithTheAct_BeforeTheBrowserCanDoMore()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        var shown = await browser.GetAsync("/recover/password");
        await browser.PostAsync(shown, "/recover/password?handler=Leave");
        var thief = portal.NewBrowser();
        await portal.ProveAsync(thief, person);
        await SetAsync(thief);
        await thief.GetAsync("/recover/done");
        await thief.FillAsync("/sign-in", ("Username", person.Username), ("Password", RecoverySteps.NewPassword));

        // No time has passed: what was promised is due at once.
        await portal.RunOutboxAsync();

        var texts = portal.Sms.To(person.Mobile).Select(x => x.Text).ToList();
        texts
            .Count(x => x.Contains("عرضنا اسم مستخدمك"))
            .ShouldBe(2, "each showing is told, also the one left without a change");
        texts.Count(x => x.Contains("استعيد حسابك")).ShouldBe(1);
    }

    [Fact]
    [Sentence(52)]
    public async Task NoticeOfARecovery_OutlivesAGatewayThatIsDown()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        portal.Sms.IsDown = true;
        try
        {
            await SetAsync(browser);
            await portal.RunOutboxAsync();
            Recovered(person).ShouldBe(0);
        }
        finally
        {
            portal.Sms.IsDown = false;
        }
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.RunOutboxAsync();

        Recovered(person).ShouldBe(1);
    }

    [Fact]
    [NegativeControl(52, 54)]
    public async Task WithoutItsPromise_TheNoticeWouldBeMissed()
    {
        var person = portal.NewPerson();
        var browser = portal.NewBrowser();
        await portal.ProveAsync(browser, person);
        await portal.RunOutboxAsync();
        await SetAsync(browser);
        await portal.InDbAsync(db => db.Outbox.ExecuteDeleteAsync());

        await portal.RunOutboxAsync();

        Recovered(person).ShouldBe(0);
    }

    private int Recovered(Someone person) => portal.Sms.To(person.Mobile).Count(x => x.Text.Contains("استعيد حسابك"));

    private static async Task SetAsync(Browser browser) =>
        (
            await browser.FillAsync(
                "/recover/password",
                ("NewPassword", RecoverySteps.NewPassword),
                ("RepeatPassword", RecoverySteps.NewPassword)
            )
        ).ShouldGoTo("/recover/done");
}
