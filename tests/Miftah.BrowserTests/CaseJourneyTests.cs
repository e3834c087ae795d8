using Microsoft.EntityFrameworkCore;
using Miftah.BrowserTests.Support;
using Miftah.Domain;
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
        var link = (await owner.SmsAsync(person)).Text.Split('/')[^1].Trim();

        await owner.OpenAsync($"/x/{link}");
        await owner.ShouldBeAtAsync($"/v/{link}");
        await LookAsync(owner, "veto");
        await owner.PressAsync("veto.button");
        await owner.ShouldSayAsync("veto.done");
        await LookAsync(owner, "veto-done");

        await second.OpenAsync(path);
        await second.ShouldSayAsync("case.vetoed-note");
        await second.FollowAsync("case.next.approve");
        await second.ChooseOneAsync("case.verdict.Approve");
        await second.PressAsync("case.decide.button");
        await second.ShouldRefuseAsync("case.vetoed");
        owner.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task PagesBesideACase_KeepTheRules_AndAStopIsLifted(string language)
    {
        var office = await suite.Portal.NewOfficeAsync();
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, office);
        await using var admin = await suite.StaffAsync(language, StaffRole.Administrator, office);
        await officer.OpenAsync("/staff/cases/find");
        await LookAsync(officer, "staff-case-find");
        await officer.PressAsync("case.find.button");
        await Tour.RefusedAsync(officer, name => LookAsync(officer, name), "staff-case-find");
        var stop = await StopAsync(office);

        await admin.OpenAsync("/staff/stops");
        await LookAsync(admin, "staff-stops");
        await admin.OpenAsync($"/staff/stops/{stop}");
        await LookAsync(admin, "staff-stop");
        await admin.PressAsync("stops.button");
        await admin.ShouldBeAtAsync("/staff/stops");

        foreach (var visitor in (Visitor[])[officer, admin])
            visitor.Complaints.ShouldBeEmpty();
    }

    private Task<Guid> StopAsync(Office office) =>
        suite.Portal.InDbAsync(async db =>
        {
            var now = TimeProvider.System.Now();
            var member = await db.StaffAccounts.FirstAsync(x =>
                x.OfficeId == office.Id && x.Roles == StaffRole.PassportsOfficer
            );
            var id = RowId.New(now);
            db.LookStops.Add(
                new()
                {
                    Id = id,
                    StaffId = member.Id,
                    At = now,
                }
            );
            await db.SaveChangesAsync();
            return id;
        });

    private static Task LookAsync(Visitor visitor, string name) => visitor.ShouldKeepTheRulesAsync(name);
}
