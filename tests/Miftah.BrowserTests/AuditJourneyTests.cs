using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests;

/// <summary>An auditor reads the log of acts, on a telephone and at a desk.</summary>
public class AuditJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task AnAuditorReadsTheLog_AndFiltersIt(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        await using var person = await suite.VisitAsync(language, portal: portal);
        await person.AskForCodeAsync(portal.NewPerson());
        var office = await portal.NewOfficeAsync();
        await using var auditor = await suite.StaffAsync(language, StaffRole.Auditor, office, width, portal);

        await AuditTour.ReadAsync(auditor, x => auditor.ShouldKeepTheRulesAsync(x));

        auditor.Complaints.ShouldBeEmpty();
    }
}
