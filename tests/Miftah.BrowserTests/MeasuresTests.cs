using Microsoft.Playwright;
using Miftah.BrowserTests.Support;
using Miftah.Tests.Support;

namespace Miftah.BrowserTests;

/// <summary>A measure that finds nothing anywhere proves nothing: here each finds what was put there for it.</summary>
public class MeasuresTests(Suite suite)
{
    [Fact]
    [NegativeControl(76)]
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
        (await Measures.ContrastAsync(visitor.Page)).ShouldNotBeEmpty();
    }
}
