using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests;

/// <summary>
/// Not a test but a tool, and run only on demand (<c>./dev shots DIR</c>): pictures of every page, for people to look
/// at. The folder is named by MIFTAH_SCREENSHOTS. The kiosk's screens are taken by its own journeys (KioskSteps).
/// </summary>
public class Screenshots(Suite suite)
{
    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task EveryPage_InBothColoursAndThreeWidths(string language)
    {
        var shots = new Shots();
        await using (var visitor = await suite.VisitAsync(language))
            await Tour.WalkAsync(visitor, name => shots.TakeAsync(visitor, name));
        await using (var visitor = await suite.VisitAsync(language, script: false))
            await Tour.WalkWithoutScriptAsync(visitor, name => shots.TakeAsync(visitor, name));
        await StaffAsync(language, shots);
    }

    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public Task PagesOfStaff_Alone(string language) => StaffAsync(language, new());

    // Every page of the staff door, or it fails: a page that no walk comes to is one that nobody looked at.
    private async Task StaffAsync(string language, Shots shots)
    {
        await using var portal = await LivePortal.StartAsync();
        var here = await portal.NewOfficeAsync();
        var elsewhere = await portal.NewOfficeAsync("جوازات الميناء", "Passports, harbour");
        var at = new Scene(language, portal, shots, here, elsewhere);
        await CaseAsync(at);
        await DeskAsync(at);
        await OperatorsAsync(at);
        await PeopleAsync(at);
        await AuditorAsync(at);
        var routes = await portal.StaffRoutesAsync();
        routes.Except(shots.Paths.Select(routes.RouteOf)).ShouldBeEmpty();
    }

    private async Task CaseAsync(Scene at)
    {
        var (language, portal, shots, here, elsewhere) = at;
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, here, portal: portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Approver, elsewhere, portal: portal);
        await using var owner = await suite.VisitAsync(language, portal: portal);
        var (person, other) = (portal.NewPerson(), portal.NewPerson());
        await officer.OpenAsync("/staff");
        await shots.TakeAsync(officer, "staff-home");
        await officer.OpenAsync("/staff/cases/find");
        await shots.TakeAsync(officer, "staff-case-find");
        var path = await CaseTour.SendAsync(officer, person, name => shots.TakeAsync(officer, name));
        await CaseTour.ApproveAsync(second, path, name => shots.TakeAsync(second, name));
        var held = await CaseTour.SendAsync(officer, other, _ => Task.CompletedTask);
        await CaseTour.ObjectAsync(owner, other, name => shots.TakeAsync(owner, name));
        await CaseTour.ShouldNotApproveAsync(second, held);
        await shots.TakeAsync(second, "staff-case-vetoed");
        await owner.SignInAsync(other, other.Username, Someone.CrowdPassword);
        await owner.OpenAsync("/security/history");
        await shots.TakeAsync(owner, "history-of-a-case");
    }

    private async Task DeskAsync(Scene at)
    {
        var (language, portal, shots, here, _) = at;
        await using var agent = await suite.StaffAsync(language, StaffRole.SupportAgent, here, portal: portal);
        await using var caller = await suite.VisitAsync(language, portal: portal);
        var person = portal.NewPerson();
        await DeskTour.CallAsync(agent, caller, person, shots.TakeAsync);
        await DeskTour.OpenCaseAsync(agent, person, shots.TakeAsync);
        await DeskTour.WriteAsync(agent, caller, portal.NewPerson(), shots.TakeAsync);
    }

    private async Task OperatorsAsync(Scene at)
    {
        var (language, portal, shots, here, _) = at;
        var place = await portal.NewKioskPlaceAsync();
        await using var first = await suite.StaffAsync(language, StaffRole.Operator, here, portal: portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Operator, here, portal: portal);
        await using var person = await suite.VisitAsync(language, portal: portal);
        await KioskTour.WalkAsync(first, second, place, shots.TakeAsync);
        await StopTour.LiftAsync(first, await portal.NewStopAsync(here), name => shots.TakeAsync(first, name));
        await OperationsTour.ReadAsync(first, name => shots.TakeAsync(first, name));
        var name = await OfficeTour.AddAsync(first, x => shots.TakeAsync(first, x));
        await OfficeTour.FindAsync(person, name, x => shots.TakeAsync(person, x));
        await OfficeTour.CloseAsync(first, x => shots.TakeAsync(first, x));
    }

    private async Task PeopleAsync(Scene at)
    {
        var (language, portal, shots, here, elsewhere) = at;
        await using var first = await suite.StaffAsync(language, StaffRole.Administrator, here, portal: portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Administrator, here, portal: portal);
        await using var newcomer = await suite.VisitAsync(language, portal: portal, staff: true);
        await newcomer.AddDeviceAsync();
        var tour = new PeopleTour(first, second, newcomer, elsewhere, shots.TakeAsync);
        await tour.InviteAsync(portal.NewPerson());
        await tour.JoinAsync(first);
        await shots.TakeAsync(newcomer, "staff-without-a-role");
        await tour.GiveRoleAsync(StaffRole.SupportAgent);
        await tour.LeaveAsync();
    }

    private async Task AuditorAsync(Scene at)
    {
        var (language, portal, shots, here, _) = at;
        await using var auditor = await suite.StaffAsync(language, StaffRole.Auditor, here, portal: portal);
        await AuditTour.ReadAsync(auditor, name => shots.TakeAsync(auditor, name));
    }

    private sealed record Scene(string Language, LivePortal Portal, Shots Shots, Office Here, Office Elsewhere);
}
