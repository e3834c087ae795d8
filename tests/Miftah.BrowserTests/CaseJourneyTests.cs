using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>
/// Somebody without the old SIM stands at a counter: officer, new phone, second person elsewhere, and the owner reads
/// it.
/// </summary>
public class CaseJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("ar", 1280)]
    [InlineData("en", 390)]
    [InlineData("en", 1280)]
    public async Task OfficerAndApprover_ChangeAMobile_AndEachPageKeepsTheRules(string language, int width)
    {
        // One of its own: the second person is drawn among all who are on duty.
        await using var portal = await LivePortal.StartAsync();
        var (here, elsewhere) = (await portal.NewOfficeAsync(), await portal.NewOfficeAsync());
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, here, width, portal);
        await using var approver = await suite.StaffAsync(language, StaffRole.Approver, elsewhere, width, portal);
        var person = portal.NewPerson();

        var path = await CaseTour.SendAsync(officer, person, name => LookAsync(officer, name));
        await CaseTour.ApproveAsync(approver, path, name => LookAsync(approver, name));

        foreach (var visitor in (Visitor[])[officer, approver])
            visitor.Complaints.ShouldBeEmpty();
        await using var owner = await suite.VisitAsync(language, width: width, portal: portal);
        await owner.SignInWithAsync(person, CaseTour.NewNumber(person));
        await owner.OpenAsync("/security/history");
        var history = owner.Page.Locator("main");
        foreach (var act in (string[])["case-opened", "looked-mobile", "case-approved", "number-changed"])
            await Expect(history).ToContainTextAsync(owner.Words($"act.{act}"));
        await Expect(history).ToContainTextAsync(here.Name(language));
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task OldNumber_Objects_AndTheSecondVerdictIsRefused(string language)
    {
        await using var portal = await LivePortal.StartAsync();
        var (here, elsewhere) = (await portal.NewOfficeAsync(), await portal.NewOfficeAsync());
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, here, portal: portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Approver, elsewhere, portal: portal);
        var person = portal.NewPerson();
        var path = await CaseTour.SendAsync(officer, person, _ => Task.CompletedTask);
        await using var owner = await suite.VisitAsync(language, portal: portal);

        await CaseTour.ObjectAsync(owner, person, name => LookAsync(owner, name));
        await CaseTour.ShouldNotApproveAsync(second, path);
        owner.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", 390, StaffRole.Administrator)]
    [InlineData("en", 1280, StaffRole.Operator)]
    public async Task PagesBesideACase_KeepTheRules_AndAStopIsLifted(string language, int width, StaffRole role)
    {
        var office = await suite.Portal.NewOfficeAsync();
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, office, width);
        await using var lifting = await suite.StaffAsync(language, role, office, width);
        await officer.OpenAsync("/staff");
        await LookAsync(officer, "staff-home");
        await officer.OpenAsync("/staff/cases/find");
        await LookAsync(officer, "staff-case-find");
        await officer.PressAsync("case.find.button");
        await Tour.RefusedAsync(officer, name => LookAsync(officer, name), "staff-case-find");
        var stop = await suite.Portal.NewStopAsync(office);

        await StopTour.LiftAsync(lifting, stop, name => LookAsync(lifting, name));

        foreach (var visitor in (Visitor[])[officer, lifting])
            visitor.Complaints.ShouldBeEmpty();
    }

    private static Task LookAsync(Visitor visitor, string name) => visitor.ShouldKeepTheRulesAsync(name);
}
