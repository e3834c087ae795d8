using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests;

/// <summary>An operator reads how the portal runs, on a telephone and at a desk.</summary>
public class OperationsJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task AnOperatorReadsTheFigures_OfTheDayAndOfAMonth(string language, int width)
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var member = await suite.StaffAsync(language, StaffRole.Operator, office, width, portal);

        await OperationsTour.ReadAsync(member, x => member.ShouldKeepTheRulesAsync(x));

        member.Complaints.ShouldBeEmpty();
    }
}
