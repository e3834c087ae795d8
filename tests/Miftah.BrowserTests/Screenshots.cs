using Miftah.BrowserTests.Support;
using Miftah.Domain.Staff;

namespace Miftah.BrowserTests;

/// <summary>
/// Not a test but a tool, and run only on demand (<c>./dev shots DIR</c>): pictures of every page, for people to look
/// at. The folder is named by MIFTAH_SCREENSHOTS.
/// </summary>
public class Screenshots(Suite suite)
{
    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task EveryPage_InBothColoursAndThreeWidths(string language)
    {
        var folder = Environment.GetEnvironmentVariable("MIFTAH_SCREENSHOTS");
        folder.ShouldNotBeNullOrEmpty("MIFTAH_SCREENSHOTS names the folder.");
        var shots = new Shots(folder);
        var number = 0;
        await using (var visitor = await suite.VisitAsync(language))
            await Tour.WalkAsync(visitor, name => shots.TakeAsync(visitor, ++number, name));
        await using (var visitor = await suite.VisitAsync(language, script: false))
            await Tour.WalkWithoutScriptAsync(visitor, name => shots.TakeAsync(visitor, ++number, name));
        await TakeCaseAsync(language, shots, number);
        await TakeOfficesAsync(language, shots, number);
        await TakeOperationsAsync(language, shots, number);
    }

    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public Task PagesOfACase_Alone(string language) =>
        TakeCaseAsync(language, new(Environment.GetEnvironmentVariable("MIFTAH_SCREENSHOTS")!), 0);

    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public Task PagesOfOffices_Alone(string language) =>
        TakeOfficesAsync(language, new(Environment.GetEnvironmentVariable("MIFTAH_SCREENSHOTS")!), 0);

    [Theory(Explicit = true)]
    [InlineData("ar")]
    [InlineData("en")]
    public Task PagesOfOperations_Alone(string language) =>
        TakeOperationsAsync(language, new(Environment.GetEnvironmentVariable("MIFTAH_SCREENSHOTS")!), 0);

    private async Task TakeOperationsAsync(string language, Shots shots, int number)
    {
        await using var portal = await LivePortal.StartAsync();
        await using var person = await suite.VisitAsync(language, portal: portal);
        await person.AskForCodeAsync(portal.NewPerson());
        var office = await portal.NewOfficeAsync();
        await using var member = await suite.StaffAsync(language, StaffRole.Operator, office, portal: portal);
        await OperationsTour.ReadAsync(member, x => shots.TakeAsync(member, ++number, x));
    }

    private async Task TakeOfficesAsync(string language, Shots shots, int number)
    {
        await using var portal = await LivePortal.StartAsync();
        var office = await portal.NewOfficeAsync();
        await using var member = await suite.StaffAsync(language, StaffRole.Operator, office, portal: portal);
        await using var person = await suite.VisitAsync(language, portal: portal);
        var name = await OfficeTour.AddAsync(member, x => shots.TakeAsync(member, ++number, x));
        await OfficeTour.FindAsync(person, name, x => shots.TakeAsync(person, ++number, x));
        await OfficeTour.CloseAsync(member, x => shots.TakeAsync(member, ++number, x));
    }

    private async Task TakeCaseAsync(string language, Shots shots, int number)
    {
        await using var portal = await LivePortal.StartAsync();
        var (here, elsewhere) = (await portal.NewOfficeAsync(), await portal.NewOfficeAsync());
        await using var officer = await suite.StaffAsync(language, StaffRole.PassportsOfficer, here, portal: portal);
        await using var second = await suite.StaffAsync(language, StaffRole.Approver, elsewhere, portal: portal);
        var person = portal.NewPerson();
        var path = await CaseTour.SendAsync(officer, person, name => shots.TakeAsync(officer, ++number, name));
        await CaseTour.ApproveAsync(second, path, name => shots.TakeAsync(second, ++number, name));
    }
}
