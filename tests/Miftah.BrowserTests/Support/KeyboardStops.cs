namespace Miftah.BrowserTests.Support;

/// <summary>Where the focus is.</summary>
internal sealed record KeyboardStop
{
    /// <summary>The id of the element, or nothing.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its accessible name or words.</summary>
    public string Name { get; init; } = "";

    /// <summary>An outline is drawn at it, or around the choice it belongs to.</summary>
    public bool IsMarked { get; init; }

    /// <summary>It lies on the screen.</summary>
    public bool IsInView { get; init; }
}

/// <summary>Moving with the Tab key.</summary>
internal static class KeyboardStops
{
    public static Task<KeyboardStop> StopAsync(this Visitor visitor) =>
        visitor.Page.EvaluateAsync<KeyboardStop>(
            """
            () => {
              const focused = document.activeElement;
              const marked = x => {
                const style = getComputedStyle(x);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              };
              const box = focused.getBoundingClientRect();
              return {
                id: focused.id,
                name: (focused.getAttribute('aria-label') ?? focused.innerText ?? '').trim(),
                isMarked: marked(focused) || [...document.querySelectorAll('.choice, .challenge-picture')]
                  .some(x => x.contains(focused) && marked(x)),
                isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
              };
            }
            """
        );

    /// <summary>
    /// Presses Tab until the focus is at an element with this id or these words; it must be seen at each stop.
    /// </summary>
    public static async Task TabToAsync(this Visitor visitor, string idOrWords, int stopsMax = 40)
    {
        // The address changes before the style sheet is there, and without it no focus is marked.
        await visitor.Page.WaitForLoadStateAsync();
        for (var stops = 0; stops < stopsMax; stops++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var stop = await visitor.StopAsync();
            stop.IsMarked.ShouldBeTrue($"The focus cannot be seen: {stop}");
            stop.IsInView.ShouldBeTrue($"The focus is out of view: {stop}");
            if (stop.Id == idOrWords || stop.Name == idOrWords)
                return;
        }
        throw new InvalidOperationException($"{stopsMax} presses of Tab did not reach {idOrWords}.");
    }
}
