using Microsoft.EntityFrameworkCore;
using Miftah.BrowserTests.Support;
using Miftah.Domain.Casework;
using Miftah.Domain.Staff;
using Miftah.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// One whole day: whoever lost the SIM is back in the account by two officers, whoever still has it keeps theirs, both
/// read who looked and why, and the support desk could do none of it.
/// </summary>
public class NoOldSimTests(Suite suite)
{
    private static readonly string[] PagesOfACase =
    [
        "",
        "/history",
        "/look?fact=Mobile",
        "/evidence",
        "/number",
        "/code",
        "/decide",
        "/redraw",
        "/approve",
    ];

    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    [Sentence(56, 61, 62)]
    public async Task WhoLostTheSim_IsBack_AndWhoStillHasIt_HoldsTheSecondCase(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        var here = await portal.NewOfficeAsync();
        var elsewhere = await portal.NewOfficeAsync("جوازات الميناء", "Passports, harbour");
        await using var agent = await suite.StaffAsync(language, StaffRole.SupportAgent, here, width, portal);
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, here, width, portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Approver, elsewhere, width, portal);
        await using var lost = await suite.VisitAsync(language, width: width, portal: portal);
        await using var keeps = await suite.VisitAsync(language, width: width, portal: portal);
        var (loser, keeper) = (portal.NewPerson(), portal.NewPerson());

        await CallAsync(agent, loser);
        await officer.OpenAsync("/staff/cases");
        await officer.PressAsync("case.queue.next");
        var path = await CaseTour.CarryAsync(officer, loser, NoLookAsync);
        await agent.ShouldNotOpenAsync([.. PagesOfACase.Select(x => path + x)]);
        await CaseTour.ApproveAsync(second, path, NoLookAsync);
        var other = await CaseTour.SendAsync(officer, keeper, NoLookAsync);
        await CaseTour.ObjectAsync(keeps, keeper, NoLookAsync);
        await CaseTour.ShouldNotApproveAsync(second, other);

        await lost.SignInWithAsync(loser, CaseTour.NewNumber(loser));
        await ShouldReadAsync(lost, [here, elsewhere], "case-approved", "number-changed");
        await keeps.SignInAsync(keeper, keeper.Username, Someone.CrowdPassword);
        await ShouldReadAsync(keeps, [here], "case-vetoed");
        await Expect(keeps.Page.Locator("main")).Not.ToContainTextAsync(keeps.Words("act.number-changed"));
        foreach (var visitor in (Visitor[])[agent, officer, second, lost, keeps])
            visitor.Complaints.ShouldBeEmpty();
    }

    // The desk takes down what somebody says on the telephone: the case waits in the line of an office, nothing more.
    private static async Task CallAsync(Visitor agent, Someone person)
    {
        await agent.OpenAsync("/staff/cases/open");
        await agent.TypeAsync("IdentityNumber", person.Number);
        await agent.ChooseOneAsync("case.kind.ChangeMobile");
        await agent.ChooseOneAsync("case.why.case-sim-lost");
        await agent.PressAsync("case.open.button");
        await Expect(agent.Page.Locator("main [role=status]")).ToBeVisibleAsync();
        var found = await agent.Portal.InDbAsync(db => db.Cases.SingleAsync());
        (found.State, found.AssignedTo).ShouldBe((CaseState.Opened, null));
        await agent.ShouldNotOpenAsync([.. PagesOfACase.Select(x => $"/staff/cases/{found.Id}{x}")]);
    }

    private static async Task ShouldReadAsync(Visitor owner, Office[] offices, params string[] acts)
    {
        await owner.OpenAsync("/security/history");
        var looked = owner.Page.Locator("li", new() { HasText = owner.Words("act.looked-mobile") });
        await Expect(looked).ToContainTextAsync(owner.Words("act-reason.look-compare"));
        await Expect(looked).ToContainTextAsync(offices[0].Name(owner.Language.Code));
        var history = owner.Page.Locator("main");
        foreach (var act in acts.Append("case-opened"))
            await Expect(history).ToContainTextAsync(owner.Words($"act.{act}"));
        foreach (var office in offices)
            await Expect(history).ToContainTextAsync(office.Name(owner.Language.Code));
    }

    private static Task NoLookAsync(string _) => Task.CompletedTask;
}
