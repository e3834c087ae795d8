using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Audit;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Features.Staff;

namespace Miftah.Tests.Staff;

/// <summary>The first administrator: one secret, once, and nothing afterwards.</summary>
public sealed class JoinTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async ValueTask InitializeAsync() => portal = await TestPortal.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task FirstSecret_MakesAnAdministrator_Once_AndNoneIsOfferedAfterwards()
    {
        var secret = await OfferAsync();
        using var passkey = New();
        var browser = portal.NewStaffDoorBrowser();

        (await JoinAsync(browser, passkey, secret!)).ShouldGoTo("/staff/sign-in?ended=joined");

        var answer = passkey.Prove(await browser.AskPasskeyAsync("/staff/sign-in"));
        (await browser.FillAsync("/staff/sign-in", ("Passkey", answer))).ShouldGoTo("/staff");
        (await browser.GetAsync("/staff")).Text.ShouldContain("مدير الموظفين");
        (await portal.InDbAsync(db => db.AuditRecords.CountAsync(x => x.Act == Acts.StaffJoined))).ShouldBe(1);
        (await OfferAsync()).ShouldBeNull();
        (await portal.NewStaffDoorBrowser().FillAsync($"/staff/join/{secret}")).Errors.ShouldContain("لا تعمل");
    }

    [Fact]
    public async Task NewStart_WithoutStaff_MakesTheFormerSecretNothing()
    {
        var former = await OfferAsync();
        await OfferAsync();

        (await portal.NewStaffDoorBrowser().FillAsync($"/staff/join/{former}")).Errors.ShouldContain("لا تعمل");
    }

    [Fact]
    public async Task FirstSecret_IsNothing_OnceSomebodyElseHasJoined()
    {
        var secret = await OfferAsync();
        using var passkey = New();
        var browser = portal.NewStaffDoorBrowser();
        var asked = await browser.AskPasskeyAsync($"/staff/join/{secret}");
        await portal.StaffAsync(StaffRole.Administrator);

        (await PostAsync(browser, passkey.Create(asked), secret!)).Errors.ShouldContain("لا تعمل هذه الدعوة");

        // The control: with nobody there the same post joins.
        await portal.InDbAsync(db => db.StaffAccounts.Where(x => x.State == StaffState.Active).ExecuteDeleteAsync());
        using var again = New();
        (await JoinAsync(browser, again, secret!)).ShouldGoTo("/staff/sign-in?ended=joined");
    }

    [Fact]
    public async Task Secret_EndsAfterThreeDays()
    {
        var secret = await OfferAsync();
        portal.Clock.Advance(TimeSpan.FromHours(StaffInvitation.LifetimeHours));

        (await portal.NewStaffDoorBrowser().FillAsync($"/staff/join/{secret}")).Errors.ShouldContain("لا تعمل");
    }

    [Fact]
    public async Task OfTwentyParallelJoins_OneJoins()
    {
        var secret = await OfferAsync();
        var tries = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    var (browser, passkey) = (portal.NewStaffDoorBrowser(), New());
                    var asked = await browser.AskPasskeyAsync($"/staff/join/{secret}");
                    return (browser, answer: passkey.Create(asked));
                })
        );

        await Task.WhenAll(tries.Select(x => PostAsync(x.browser, x.answer, secret!)));

        (await portal.InDbAsync(db => db.StaffPasskeys.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task InvitationThatIsNotTaken_JoinsTwice()
    {
        var off = new GuardOff()
            .Condition("UPDATE \"staff_invitation\"", "\"\\w+\"\\.\"UsedAt\" IS NULL")
            .Replace("UPDATE \"staff_invitation\"", "NOT EXISTS", "1 = 1 OR NOT EXISTS")
            .Condition("UPDATE \"staff_account\"", "\"\\w+\"\\.\"State\" = ('\\w+'|\\d+|@\\w+)");
        await using var broken = await TestPortal.StartAsync(adjust: x => x.Services.AddSingleton<IInterceptor>(off));

        (await JoinedOfTwoAsync(portal)).ShouldBe(1);
        (await JoinedOfTwoAsync(broken)).ShouldBe(2);
        off.Taken.ShouldBeGreaterThan(0);
    }

    // Both had the invitation before either took it, as two posts at once have.
    private static async Task<int> JoinedOfTwoAsync(TestPortal at)
    {
        await using var scope = at.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().OfferAsync(default);
        var join = scope.ServiceProvider.GetRequiredService<JoinStaff>();
        var invitation = (await join.FindAsync(secret, CancellationToken.None))!;
        var joined = 0;
        for (byte i = 0; i < 2; i++)
        {
            await using var own = at.Services.CreateAsyncScope();
            var key = new UserPasskeyInfo([i], [i], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [], []);
            var taker = own.ServiceProvider.GetRequiredService<JoinStaff>();
            if (await taker.TryAsync(invitation, key, null, new DefaultHttpContext(), CancellationToken.None) is null)
                joined++;
        }
        return joined;
    }

    private async Task<string?> OfferAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().OfferAsync(CancellationToken.None);
    }

    private async Task<Page> JoinAsync(Browser browser, SoftPasskey passkey, string secret) =>
        await PostAsync(browser, passkey.Create(await browser.AskPasskeyAsync($"/staff/join/{secret}")), secret);

    private Task<Page> PostAsync(Browser browser, string answer, string secret) =>
        browser.FillAsync(
            $"/staff/join/{secret}",
            ("Name", "سارة"),
            ("IdentityNumber", portal.NewPerson().Number),
            ("Passkey", answer)
        );

    private static SoftPasskey New() => new() { Origin = StaffBrowser.Door.GetLeftPart(UriPartial.Authority) };
}
