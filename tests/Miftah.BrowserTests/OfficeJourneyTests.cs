using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;
using static Microsoft.Playwright.Assertions;

namespace Miftah.BrowserTests;

/// <summary>An operator adds an office, somebody without their mobile finds it, and it closes.</summary>
public class OfficeJourneyTests(Suite suite)
{
    [Theory]
    [InlineData("ar", 390)]
    [InlineData("en", 1280)]
    public async Task AnOperatorAddsAnOffice_APersonFindsIt_AndItCloses(string language, int width)
    {
        // One of its own: nobody else's offices are in the list.
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var member = await suite.StaffAsync(language, StaffRole.Operator, office, width, portal);
        await using var person = await suite.VisitAsync(language, width: width, portal: portal);

        var name = await OfficeTour.AddAsync(member, x => member.ShouldKeepTheRulesAsync(x));
        await OfficeTour.FindAsync(person, name, x => person.ShouldKeepTheRulesAsync(x));
        await OfficeTour.CloseAsync(member, x => member.ShouldKeepTheRulesAsync(x));

        await person.OpenAsync("/offices?for=mobile");
        await person.ShouldSayAsync("offices.none");
        await Expect(person.Page.Locator("main")).Not.ToContainTextAsync(name);
        await person.ShouldKeepTheRulesAsync("offices-none");
        foreach (var visitor in (Visitor[])[member, person])
            visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutScript_APersonChoosesWhatIsShown()
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var member = await suite.StaffAsync("ar", StaffRole.Operator, office, portal: portal);
        var name = await OfficeTour.AddAsync(member, _ => Task.CompletedTask);
        await using var person = await suite.VisitAsync("ar", script: false, portal: portal);

        await person.OpenAsync("/offices");
        await person.ChooseOneAsync("offices.for.activate");
        await person.TypeAsync("City", "جده");
        await person.PressAsync("offices.find");

        await Expect(person.Page.Locator("main")).ToContainTextAsync(name);
    }
}
