using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using Miftah.Web.Doors;

namespace Miftah.Tests.Staff;

/// <summary>The staff door: apart from the public one, by passkey only, and for as long as it says.</summary>
public abstract class StaffDoorTests(TestPortal portal)
{
    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff/join")]
    public async Task StaffPage_AtThePublicDoor_IsNotThere_WhateverTheHeadersSay(string path)
    {
        var browser = portal.NewBrowser();
        (await browser.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(browser.Origin, path));
        request.Headers.Host = "localhost";
        request.Headers.Add("X-Forwarded-Host", "localhost:81");
        request.Headers.Add("X-Forwarded-Port", "81");
        (await browser.SendAsync(request)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task StaffPage_AtTheStaffDoor_IsThere() => // The control of the test above.
        (await portal.NewStaffDoorBrowser().GetAsync("/staff/sign-in")).Status.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/recover")]
    [InlineData("/home")]
    [InlineData("/security")]
    [InlineData("/support")]
    public async Task PublicPage_AtTheStaffDoor_IsNotThere(string path) =>
        (await portal.NewStaffDoorBrowser().GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task SessionOfOneDoor_IsNothingAtTheOther()
    {
        var staff = await portal.StaffAsync(StaffRole.Auditor);
        var people = portal.NewBrowser();
        await portal.SignInAsync(people, portal.NewPerson());
        var names = portal.Services.GetRequiredService<Cookies>();

        var crossed = portal.NewStaffDoorBrowser();
        crossed.Cookies.Add(crossed.Origin, people.Cookies.GetAllCookies());
        (await crossed.GetAsync("/staff")).ShouldGoTo("/staff/sign-in");
        // Even under the other's name.
        var token = people.Cookies.GetAllCookies().Single(x => x.Name == names.NameOf("session")).Value;
        crossed.Cookies.Add(crossed.Origin, new Cookie(names.NameOf(Cookies.StaffSession), token, "/"));
        (await crossed.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
        (await staff.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Passkey_SignsIn_AndEndsTheFormerSession()
    {
        var staff = await portal.StaffAsync(StaffRole.PassportsOfficer);
        var second = portal.NewStaffDoorBrowser(english: true);

        var answer = staff.Passkey.Prove(await second.AskPasskeyAsync("/staff/sign-in"));
        (await second.FillAsync("/staff/sign-in", ("Passkey", answer))).ShouldGoTo("/en/staff");

        (await second.GetAsync("/staff")).Text.ShouldContain("Passports officer");
        (await staff.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
        (await second.FillAsync("/staff/sign-in", ("Passkey", answer))).Errors.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(StaffState.Suspended)]
    [InlineData(StaffState.Left)]
    [InlineData(StaffState.Invited)]
    public async Task WhoIsNotActive_IsRefused_AtTheNextRequestAndAtTheDoor(StaffState state)
    {
        var staff = await portal.StaffAsync(StaffRole.Operator);
        (await staff.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        await portal.InDbAsync(db =>
            db.StaffAccounts.Where(x => x.Id == staff.Account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state))
        );

        (await staff.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
        var browser = portal.NewStaffDoorBrowser();
        var answer = staff.Passkey.Prove(await browser.AskPasskeyAsync("/staff/sign-in"));
        (await browser.FillAsync("/staff/sign-in", ("Passkey", answer))).Errors.ShouldContain("لم يُقبل");
    }

    [Fact]
    public async Task RoleThatIsTakenAway_IsGoneAtTheNextRequest_InATabThatWasOpenBefore()
    {
        const string Page = "/staff/kiosks/add";
        var (member, colleague) = (
            await portal.StaffAsync(StaffRole.Operator | StaffRole.Auditor),
            await portal.StaffAsync(StaffRole.Operator)
        );
        var (tab, other) = (await member.GetAsync(Page), await colleague.GetAsync(Page));
        await SetAsync(member, StaffRole.Auditor);

        (await member.Browser.PostAsync(tab, Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.Browser.PostAsync(tab, $"{Page}?handler=AskPasskey")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync("/staff")).Body.ShouldNotContain("/staff/kiosks");
        (await member.GetAsync("/staff/people")).Status.ShouldBe(HttpStatusCode.OK, "what was left is left");
        // The control: the same tab of whoever kept the role, and the same member with the role again.
        (await colleague.Browser.PostAsync(other, $"{Page}?handler=AskPasskey")).Status.ShouldBe(HttpStatusCode.OK);
        await SetAsync(member, StaffRole.Operator);
        (await member.Browser.PostAsync(tab, $"{Page}?handler=AskPasskey")).Status.ShouldBe(HttpStatusCode.OK);
        (await member.GetAsync("/staff/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task FormsOfEachDoor_HaveACookieOfTheirOwn_InOneBrowser()
    {
        const string Stale = "انتهت مدة هذه الصفحة";
        var (people, staff) = (portal.NewBrowser(), portal.NewStaffDoorBrowser());
        var (open, shown) = (await people.GetAsync("/sign-in"), await staff.GetAsync("/staff/sign-in"));
        static IEnumerable<string> Names(Browser browser) => browser.Cookies.GetAllCookies().Select(x => x.Name);
        Names(people).Intersect(Names(staff)).ShouldBeEmpty();

        // One host, two ports: a browser sends each door's cookies to the other.
        staff.Cookies.Add(staff.Origin, people.Cookies.GetAllCookies());

        (await staff.PostAsync(shown, "/staff/sign-in")).Errors.ShouldNotContain(Stale);
        (await staff.PostAsync(open, "/staff/sign-in")).Errors.ShouldContain(Stale);
    }

    [Fact]
    public async Task Session_EndsAfterFifteenIdleMinutes_AndAfterEightHoursOfWork()
    {
        var staff = await portal.StaffAsync(StaffRole.Operator);
        portal.Clock.Advance(TimeSpan.FromMinutes(StaffSession.IdleMinutes));
        (await staff.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");

        var busy = await portal.StaffAsync(StaffRole.Operator);
        for (var i = 0; i < 47; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            (await busy.GetAsync("/staff")).Status.ShouldBe(HttpStatusCode.OK);
        }
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        (await busy.GetAsync("/staff")).ShouldGoTo("/staff/sign-in?ended=1");
    }

    private Task<int> SetAsync(StaffBrowser member, StaffRole roles) =>
        portal.InDbAsync(db =>
            db.StaffAccounts.Where(x => x.Id == member.Account.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.Roles, roles))
        );

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var staff = await portal.StaffAsync(StaffRole.Operator);

        (await staff.FillAsync("/staff/sign-out")).ShouldGoTo("/staff/sign-in?ended=out");

        (
            await portal.InDbAsync(db => db.StaffSessions.SingleAsync(x => x.StaffId == staff.Account.Id))
        ).EndedAt.ShouldNotBeNull();
    }
}

public class StaffDoorTestsOnSqlite(SqlitePortal on) : StaffDoorTests(on.Portal), IClassFixture<SqlitePortal>;

public class StaffDoorTestsOnPostgres(PostgresPortal on) : StaffDoorTests(on.Portal), IClassFixture<PostgresPortal>;
