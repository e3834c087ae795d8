using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// Two administrators bring somebody in, give a role, shut them out and let them leave, each with a passkey at a
/// browser of their own; the one it is about sees what a support agent sees, and no more.
/// </summary>
public class PeopleJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task TwoAdministrators_BringSomebodyIn_AndOut_AndEachPageKeepsTheRules(string language, int width)
    {
        // One of its own: nobody else is in the list, and the only administrators are these two.
        await using var portal = await LivePortal.StartAsync();
        var here = await portal.NewOfficeAsync();
        var elsewhere = await portal.NewOfficeAsync("جوازات الميناء", "Passports, harbour");
        await using var first = await suite.StaffAsync(language, StaffRole.Administrator, here, width, portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Administrator, here, width, portal);
        await using var newcomer = await suite.VisitAsync(language, width: width, portal: portal, staff: true);
        await newcomer.AddDeviceAsync();
        var tour = new PeopleTour(first, second, newcomer, here, PageRules.ShouldKeepTheRulesAsync);

        await tour.InviteAsync(portal.NewPerson());
        await tour.JoinAsync(first);
        await newcomer.ShouldSayAsync("error.403.text");
        await newcomer.ShouldKeepTheRulesAsync("staff-without-a-role");
        await tour.GiveRoleAsync(StaffRole.SupportAgent);
        await ShouldWorkAtTheDeskAloneAsync(newcomer);
        await tour.SuspendAndMoveAsync(elsewhere);
        await tour.InviteAnewAsync();
        await ShouldWorkAtTheDeskAloneAsync(newcomer);
        await tour.LeaveAsync();

        foreach (var visitor in (Visitor[])[first, second])
            visitor.Complaints.ShouldBeEmpty();
        // The page that their role did not open, before they had one.
        newcomer.Complaints.ShouldAllBe(x => x.Contains("403"));
    }

    private static async Task ShouldWorkAtTheDeskAloneAsync(Visitor agent)
    {
        await agent.OpenAsync("/staff");
        var nav = agent.Page.Locator($"nav[aria-label='{agent.Words("staff.nav")}'] a");
        await Expect(nav)
            .ToHaveTextAsync([
                agent.Words("staff.home.title"),
                agent.Words("desk.title"),
                agent.Words("desk.line.title"),
                agent.Words("desk.answers.title"),
            ]);
        await agent.ShouldNotOpenAsync(
            "/staff/people",
            "/staff/people/invite",
            "/staff/cases",
            "/staff/offices",
            "/staff/kiosks",
            "/staff/stops",
            "/staff/operations"
        );
    }
}
