using Microsoft.Playwright;
using Miftah.BrowserTests.Support;

namespace Miftah.BrowserTests;

/// <summary>What holds on every page, refused forms included. Each measure has a test that it can find a fault.</summary>
public class EveryPageTests(Suite suite)
{
    private const int PagesMin = 45;

    [Theory]
    [InlineData("ar", "light")]
    [InlineData("ar", "dark")]
    [InlineData("en", "light")]
    [InlineData("en", "dark")]
    public async Task EveryPage_KeepsTheRulesOfWcag(string language, string colours) =>
        await NoneAsync(language, colours);

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task EveryPage_At320PixelsAndOnADesk_DoesNotScrollSideways(string language) =>
        await NoneAsync(language, "overflow");

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task EveryControl_IsHighEnoughForAFinger(string language) => await NoneAsync(language, "target");

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task WithoutScript_NoControlIsDead(string language) => await NoneAsync(language, "dead");

    [Fact]
    public async Task Measures_OnABadPage_FindItsFaults()
    {
        await using var visitor = await suite.VisitAsync("en", width: 320);
        await visitor.OpenAsync("/support");
        (await Measures.AxeAsync(visitor.Page)).ShouldBeEmpty();
        await visitor.Page.EvaluateAsync(
            """
            () => document.querySelector('main').append(
              Object.assign(document.createElement('img'), { src: '/favicon.svg', width: 400 }),
              Object.assign(document.createElement('button'), { type: 'button', textContent: 'x' }))
            """
        );
        (await Measures.AxeAsync(visitor.Page)).ShouldContain(x => x.StartsWith("image-alt"));
        await visitor.Page.EvaluateAsync("() => { document.querySelector('main img').style.maxInlineSize = 'none'; }");
        (await Measures.OverflowAsync(visitor.Page)).ShouldHaveSingleItem();
        (await Measures.SmallTargetsAsync(visitor.Page)).ShouldHaveSingleItem();
        (await Measures.DeadControlsAsync(visitor.Page)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Measures_OnDimText_FindItInBothColours()
    {
        await using var visitor = await suite.VisitAsync("ar");
        await visitor.OpenAsync("/support");
        await visitor.Page.EvaluateAsync("() => { document.querySelector('h1').style.color = '#808080'; }");
        await visitor.Page.EvaluateAsync("() => { document.querySelector('h1').style.fontSize = '1rem'; }");
        (await Measures.AxeAsync(visitor.Page)).ShouldContain(x => x.StartsWith("color-contrast"));
        await visitor.Page.EvaluateAsync("() => { document.querySelector('h1').style.color = '#404040'; }");
        (await Measures.AxeAsync(visitor.Page)).ShouldBeEmpty();
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        (await Measures.AxeAsync(visitor.Page)).ShouldContain(x => x.StartsWith("color-contrast"));
    }

    private async Task NoneAsync(string language, string kind)
    {
        var survey = suite.Survey(language);
        (await survey.FaultsAsync(kind)).ShouldBeEmpty();
        survey.Pages.Count.ShouldBeGreaterThanOrEqualTo(PagesMin);
    }
}
