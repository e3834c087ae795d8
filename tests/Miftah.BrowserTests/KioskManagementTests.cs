using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests;

/// <summary>Two operators put a kiosk into service and take it out, each with a passkey of their own.</summary>
public class KioskManagementTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task TwoOperators_BringInAKiosk_AndEachPageKeepsTheRules(string language, int width)
    {
        var place = await suite.Portal.NewKioskPlaceAsync();
        var office = await suite.Portal.NewOfficeAsync();
        await using var first = await suite.StaffAsync(language, StaffRole.Operator, office, width);
        await using var second = await suite.StaffAsync(language, StaffRole.Operator, office, width);

        await KioskTour.WalkAsync(first, second, place, (visitor, name) => visitor.ShouldKeepTheRulesAsync(name));

        foreach (var visitor in (Visitor[])[first, second])
            visitor.Complaints.ShouldBeEmpty();
    }
}
