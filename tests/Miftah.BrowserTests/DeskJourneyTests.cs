using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests;

/// <summary>
/// Somebody waits for a code and calls; somebody else writes. The agent hears, tells, sends again, opens a case and
/// answers, and sees nothing that is a person's own.
/// </summary>
public class DeskJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("ar", 1280)]
    [InlineData("en", 390)]
    [InlineData("en", 1280)]
    public async Task CallerWithoutACode_IsTold_AndGetsAnother(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, office, width, portal);
        await using var agent = await suite.StaffAsync(language, StaffRole.SupportAgent, office, width, portal);
        await using var caller = await suite.VisitAsync(language, width: width, portal: portal);
        var person = portal.NewPerson();

        await DeskTour.CallAsync(agent, caller, person, LookAsync);
        await DeskTour.OpenCaseAsync(agent, person, LookAsync);

        foreach (var visitor in (Visitor[])[agent, caller])
            visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task Message_IsWritten_Taken_AnsweredAndRead(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var agent = await suite.StaffAsync(language, StaffRole.SupportAgent, office, width, portal);
        await using var writer = await suite.VisitAsync(language, width: width, portal: portal);

        await DeskTour.WriteAsync(agent, writer, portal.NewPerson(), LookAsync);

        foreach (var visitor in (Visitor[])[agent, writer])
            visitor.Complaints.ShouldBeEmpty();
    }

    private static Task LookAsync(Visitor visitor, string name) => visitor.ShouldKeepTheRulesAsync(name);
}
