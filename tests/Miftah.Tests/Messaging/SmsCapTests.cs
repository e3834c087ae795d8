using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Data;
using Miftah.Data.Messaging;
using Miftah.Domain;
using Miftah.Domain.Messaging;
using Miftah.Tests.Support;
using Miftah.Web.Features.Messages;

namespace Miftah.Tests.Messaging;

/// <summary>What SMS may cost: caps by prefix, by country and in all, and the switch.</summary>
public abstract class SmsCapTests(Engine engine) : IAsyncLifetime
{
    private const string Held = "تعذّر إرسال الرموز برسالة نصية";
    private TestPortal portal = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        portal = await TestPortal.StartAsync(
            engine,
            builder =>
            {
                builder.Configuration["Miftah:Sms:Caps:AllPerHour"] = "3";
                builder.Configuration["Miftah:Sms:Caps:AbroadPerHour"] = "2";
                builder.Configuration["Miftah:Sms:Caps:NoticeTimes"] = "2";
            }
        );

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Sentence(28, 69)]
    public async Task PastTheHoursCap_NoRecoveryCodeGoesOut_AndThePageIsTheSame()
    {
        var before = await CodePageAsync(portal.NewPerson());
        for (var i = 0; i < 4; i++)
            await CodePageAsync(portal.NewPerson());
        var person = portal.NewPerson();
        var after = await CodePageAsync(person);

        portal.Sms.All.Count(IsCode).ShouldBe(3);
        portal.Sms.To(person.Mobile).ShouldBeEmpty();
        after.ShouldBe(before);
        portal.Log.Lines.ShouldContain(x => x.Contains("SMS held back: code has had its 3 within 1 h"));
    }

    [Fact]
    [Sentence(69)]
    public async Task TheNextHour_HasItsOwn()
    {
        for (var i = 0; i < 4; i++)
            await CodePageAsync(portal.NewPerson());
        portal.Clock.Advance(TimeSpan.FromMinutes(25)); // From 7:35 to the full hour.
        await CodePageAsync(portal.NewPerson());

        portal.Sms.All.Count(IsCode).ShouldBe(4);
    }

    [Fact]
    [Sentence(28)]
    public async Task SignInCodes_AreRefusedVisibly_WithTheHour_AndAKnownPassword()
    {
        for (var i = 0; i < 3; i++)
            await CodePageAsync(portal.NewPerson());

        var page = await portal
            .NewBrowser()
            .FillAsync("/sign-in", ("Username", portal.NewPerson().Username), ("Password", Someone.CrowdPassword));

        page.Errors.ShouldContain(Held);
        page.Errors.ShouldContain("11:00"); // 8:00 UTC in Riyadh.
    }

    [Fact]
    [Sentence(54)]
    public async Task SpentCodes_DoNotSilenceNotices_AndNoticesPastTheirOwnCapComeLater()
    {
        for (var i = 0; i < 4; i++)
            await CodePageAsync(portal.NewPerson());
        for (var i = 0; i < 7; i++)
            await PromiseNoticeAsync(portal.NewPerson().Mobile);
        await portal.RunOutboxAsync();
        portal.Sms.All.Count(x => !IsCode(x)).ShouldBe(6);

        portal.Clock.Advance(TimeSpan.FromMinutes(25));
        await portal.RunOutboxAsync();

        portal.Sms.All.Count(x => !IsCode(x)).ShouldBe(7);
    }

    [Fact]
    [Sentence(69)]
    public async Task ForeignCountry_HasASmallerCap_ThanHome()
    {
        for (var i = 0; i < 2; i++)
            (await TakeAsync($"+4477009001{i:00}")).ShouldBeNull();

        (await TakeAsync("+447700900199")).ShouldNotBeNull();
        (await TakeAsync("+966500000001")).ShouldBeNull(); // What was refused did not use up the rest.
    }

    [Fact]
    [Sentence(69)]
    public async Task HundredAtOnce_PassNoMoreThanTheCap_OverTwoNodes()
    {
        var other = await portal.NodeBesideAsync();
        await using (other)
        {
            SmsCap[] caps = [new("test", 1, 10)];
            var now = portal.Clock.Now();
            var taken = await Task.WhenAll(
                Enumerable
                    .Range(0, 100)
                    .Select(i =>
                        (i % 2 == 0 ? portal : other).InDbAsync(db => new SmsCounts(db).DebitAsync(caps, now, Cancel))
                    )
            );

            taken.Count(x => x is null).ShouldBe(10);
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("+966")]
    public async Task TheSwitch_StopsAtOnce_WithoutARestart_AndNoticesComeWhenItIsOff(string stopped)
    {
        await PromiseNoticeAsync(portal.NewPerson().Mobile);
        Switch(stopped);
        await CodePageAsync(portal.NewPerson());
        await portal.RunOutboxAsync();
        portal.Sms.All.ShouldBeEmpty();

        Switch(null);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.RunOutboxAsync();

        portal.Sms.All.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Miftah:Sms:Caps:AllPerHour", "many")]
    [InlineData("Miftah:Sms:Caps:AllPerHour", "0")]
    [InlineData("Miftah:Sms:Caps:Stopped", "966")]
    public async Task ASlipOfThePen_WhileServing_ChangesNothing(string key, string value)
    {
        await CodePageAsync(portal.NewPerson());
        Set(key, value);
        for (var i = 0; i < 4; i++)
            await CodePageAsync(portal.NewPerson());

        portal.Sms.All.Count(IsCode).ShouldBe(3);
        portal.Log.Lines.ShouldContain(x => x.Contains("The caps of SMS stay as they were"));
    }

    private void Switch(string? stopped) => Set("Miftah:Sms:Caps:Stopped", stopped);

    private void Set(string key, string? value)
    {
        var configuration = portal.Services.GetRequiredService<IConfiguration>();
        configuration[key] = value;
        try
        {
            ((IConfigurationRoot)configuration).Reload();
        }
        catch (AggregateException)
        {
            // What is no number is told to whoever reloads; the portal only goes on.
        }
    }

    private async Task<DateTime?> TakeAsync(string mobile)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<SmsCaps>()
            .TakeCodeAsync(mobile, portal.Clock.Now(), Cancel);
    }

    // The page after the answer, as the claimant reads it.
    private async Task<string> CodePageAsync(Someone person)
    {
        var browser = portal.NewBrowser();
        (await portal.AnswerAsync(browser, person.Number, person.Mobile, person.Passport)).ShouldGoTo("/recover/code");
        return (await browser.GetAsync("/recover/code")).WithoutSecrets();
    }

    private async Task PromiseNoticeAsync(string mobile)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
        scope.ServiceProvider.GetRequiredService<QueueSms>().Add(SmsPurpose.HoldEnded, mobile, "ar", new());
        await db.SaveChangesAsync(Cancel);
    }

    private static bool IsCode(OutgoingSms sms) => sms.Text.Contains('#');
}

public sealed class SmsCapOnSqliteTests() : SmsCapTests(Engine.Sqlite)
{
    [Fact]
    [NegativeControl(28, 69)]
    public async Task WithoutTheCondition_EveryCodeGoesOut()
    {
        var off = new GuardOff().Condition("UPDATE \"sms_count\"", "\"s\"\\.\"Sent\" < @\\w+");
        await using var open = await TestPortal.StartAsync(adjust: builder =>
        {
            builder.Configuration["Miftah:Sms:Caps:AllPerHour"] = "1";
            builder.Services.AddSingleton<IInterceptor>(off);
        });
        for (var i = 0; i < 4; i++)
            await open.CodeForAsync(open.NewBrowser(), open.NewPerson());

        open.Sms.All.Count.ShouldBe(4);
        off.Taken.ShouldBeGreaterThan(0);
    }
}

public sealed class SmsCapOnPostgresTests() : SmsCapTests(Engine.Postgres);
