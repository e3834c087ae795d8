using Miftah.BrowserTests.Support;

namespace Miftah.BrowserTests;

/// <summary>How the tool that takes the pictures knows that it took one of every page.</summary>
public class StaffRoutesTests(Suite suite)
{
    [Theory]
    [InlineData("/staff", "staff")]
    [InlineData("/staff/cases/open", "staff/cases/open")]
    [InlineData("/staff/cases/0190", "staff/cases/{id}")]
    [InlineData("/staff/cases/0190/look", "staff/cases/{id}/look")]
    [InlineData("/staff/join/secret", "staff/join/{token?}")]
    [InlineData("/recover", "")]
    public async Task APath_IsOfItsMostExactRoute(string path, string route) =>
        (await suite.Portal.StaffRoutesAsync()).RouteOf(path).ShouldBe(route);

    [Fact]
    public async Task APageWithoutAPicture_IsMissed()
    {
        var routes = await suite.Portal.StaffRoutesAsync();
        routes.Count.ShouldBeGreaterThan(30);
        routes.Except(routes.Skip(1).Select(x => routes.RouteOf("/" + x))).ShouldBe([routes[0]]);
    }
}
