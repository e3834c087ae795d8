using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Domain.Recovery;
using Miftah.Tests.Support;
using Miftah.Web.Features.Messages;

namespace Miftah.Tests.Recovery;

/// <summary>How long a recovery by SMS alone waits: a day when a second channel heard of it, else a week.</summary>
public abstract class HoldTests(TestPortal portal)
{
    private const string Address = "owner@example.org";

    [Fact]
    [Sentence(52, 54)]
    public async Task EmailIsToldToo_AtOnce_WithALinkThatFreezes()
    {
        var person = await WithEmailAsync("told@example.org");
        var browser = portal.NewBrowser();

        await portal.RecoverAsync(browser, person);

        var texts = portal.Mail.To("told@example.org").Select(x => x.Text).ToList();
        texts.Count(x => x.Contains("عرضنا اسم مستخدمك")).ShouldBe(1);
        texts.Count(x => x.Contains("استعيد حسابك")).ShouldBe(1);
        texts.ShouldAllBe(x => !x.Contains(person.Username) && !x.Contains(RecoverySteps.NewPassword));
        var link = portal.Mail.LinkTo("told@example.org");
        link.ShouldNotBe(portal.Sms.LinkTo(person.Mobile));
        await portal.SignInAsync(browser, person, RecoverySteps.NewPassword);
        await portal.NewBrowser().GetAsync(link);
        (await browser.IsSignedInAsync()).ShouldBeTrue("opening the link changes nothing");
        await portal.NewBrowser().FillAsync(link);
        (await browser.IsSignedInAsync()).ShouldBeFalse("the objection froze the account");
    }

    [Fact]
    [Sentence(52)]
    public async Task EmailOutlivesAServerThatIsDown()
    {
        var person = await WithEmailAsync("down@example.org");
        portal.Mail.IsDown = true;
        try
        {
            await portal.RecoverAsync(portal.NewBrowser(), person);
            portal.Mail.To("down@example.org").ShouldAllBe(x => !x.Text.Contains("استعيد حسابك"));
        }
        finally
        {
            portal.Mail.IsDown = false;
        }
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.RunOutboxAsync();

        portal.Mail.To("down@example.org").Count(x => x.Text.Contains("استعيد حسابك")).ShouldBe(1);
    }

    [Fact]
    [Sentence(55)]
    public async Task Hold_IsADay_WhereAnEmailWasTold_AndAWeekElsewhere()
    {
        var (told, untold) = (await WithEmailAsync(Address), portal.NewPerson());
        await portal.RecoverAsync(portal.NewBrowser(), told);
        await portal.RecoverAsync(portal.NewBrowser(), untold);

        (await HoldOfAsync(told)).ShouldBe(portal.Clock.Now().AddHours(RecoveryLimits.HoldToldHours));
        (await HoldOfAsync(untold)).ShouldBe(portal.Clock.Now().AddDays(RecoveryLimits.HoldUntoldDays));
    }

    [Fact]
    [Sentence(55)]
    public async Task Hold_OfAWeek_IsNotShortenedByALaterOneOfADay()
    {
        var person = await WithEmailAsync("later@example.org");
        var week = portal.Clock.Now().AddDays(RecoveryLimits.HoldUntoldDays);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, week))
        );

        await portal.RecoverAsync(portal.NewBrowser(), person);

        (await HoldOfAsync(person)).ShouldBe(week);
    }

    [Fact]
    public async Task HoldOfADay_EndsWithItsDay_AndIsSaidOnBothChannels()
    {
        var person = await WithEmailAsync("ended@example.org");
        await portal.RecoverAsync(portal.NewBrowser(), person);
        portal.Clock.Advance(TimeSpan.FromHours(RecoveryLimits.HoldToldHours));

        await portal.RunOutboxAsync();

        (await HoldOfAsync(person)).ShouldBeNull();
        portal.Sms.To(person.Mobile)[^1].Text.ShouldContain("انتهت فترة حماية");
        portal.Mail.To("ended@example.org")[^1].Text.ShouldContain("انتهت فترة حماية");
    }

    [Fact]
    [Sentence(16)]
    public async Task VerdictOfARecovery_GoesToTheMobileAlone()
    {
        var person = await WithEmailAsync("verdict@example.org");
        var before = portal.Mail.To("verdict@example.org").Count;

        await portal.AnswerAsync(portal.NewBrowser(), person.Number, person.Mobile, "Z9999999");

        portal.Mail.To("verdict@example.org").Count.ShouldBe(before);
    }

    [Fact]
    [Sentence(52)]
    public async Task EmailOfANotice_WaitsInTheLaneThatNoFloodFills_AsItsSmsDoes()
    {
        var person = await WithEmailAsync("lane@example.org");
        await portal.RunOutboxAsync();
        await TellAsync(person, SmsPurpose.AccountUnfrozen);

        // Other tests' holds have yet to end.
        string[] sending = [SendSms.Kind, SendMail.Kind];
        var waiting = await portal.InDbAsync(db =>
            db.Outbox.Where(x => sending.Contains(x.Kind)).Select(x => new { x.Kind, x.Lane }).ToListAsync()
        );
        waiting.Select(x => x.Kind).ShouldBe(sending, ignoreOrder: true);
        waiting.ShouldAllBe(x => x.Lane == OutboxLane.Word);
        await portal.RunOutboxAsync();
    }

    private async Task TellAsync(Someone person, SmsPurpose purpose)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
        var account = await db.Accounts.SingleAsync(portal.Is(person));
        scope.ServiceProvider.GetRequiredService<Notify>().Tell(account, purpose, portal.Clock.Now());
        await db.SaveChangesAsync();
    }

    private Task<DateTime?> HoldOfAsync(Someone person) =>
        portal.InDbAsync(db => db.Accounts.Where(portal.Is(person)).Select(x => x.HoldEndsAt).SingleAsync());

    private async Task<Someone> WithEmailAsync(string address)
    {
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        await portal.AddEmailAsync(browser, address);
        return person;
    }
}

public sealed class HoldOnSqliteTests(SqlitePortal on) : HoldTests(on.Portal), IClassFixture<SqlitePortal>;

public sealed class HoldOnPostgresTests(PostgresPortal on) : HoldTests(on.Portal), IClassFixture<PostgresPortal>;

/// <summary>What the hold's guards hold back, seen to happen without them.</summary>
public sealed class HoldGuardOffTests : IAsyncLifetime
{
    private const string Writing = "UPDATE \"subscriber_account\".*\"PasswordHash\" = @";
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
    [NegativeControl(55)]
    public async Task WithoutItsCase_ALaterRecoveryWouldShortenTheHold()
    {
        guard.Replace(Writing, "WHEN .*? THEN", "WHEN 1 = 0 THEN");
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        await portal.AddEmailAsync(browser, "short@example.org");
        var week = portal.Clock.Now().AddDays(RecoveryLimits.HoldUntoldDays);
        await portal.InDbAsync(db =>
            db.Accounts.Where(portal.Is(person)).ExecuteUpdateAsync(set => set.SetProperty(x => x.HoldEndsAt, week))
        );

        await portal.RecoverAsync(portal.NewBrowser(), person);

        guard.Taken.ShouldBeGreaterThan(0);
        (await portal.InDbAsync(db => db.Accounts.Where(portal.Is(person)).Select(x => x.HoldEndsAt).SingleAsync()))
            .ShouldNotBeNull()
            .ShouldBeLessThan(week);
    }

    [Fact]
    [NegativeControl(52)]
    public async Task WithoutTheFormerAddress_AThiefWouldChangeItUnheard()
    {
        // The notice is a row of the same transaction: taken away, nobody whose address was replaced hears of it.
        var (person, browser) = (portal.NewPerson(), portal.NewBrowser());
        await portal.SignInAsync(browser, person);
        await portal.AddEmailAsync(browser, "former@example.org");
        var heard = portal.Mail.To("former@example.org").Count;
        await browser.FillAsync("/security/email", ("Address", "thief@example.org"));
        await portal.RunOutboxAsync();
        var code = portal.Mail.CodeTo("thief@example.org");
        await browser.FillAsync("/security/email?handler=Code", ("Code", code));
        await portal.InDbAsync(db => db.MailMessages.Where(x => x.SentAt == null).ExecuteDeleteAsync());

        await portal.RunOutboxAsync();

        portal.Mail.To("former@example.org").Count.ShouldBe(heard);
    }
}
