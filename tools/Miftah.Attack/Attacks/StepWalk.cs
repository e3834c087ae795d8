namespace Miftah.Attack.Attacks;

/// <summary>Every order of two requests to the pages of a journey, read and posted.</summary>
/// <param name="Pages">The paths of the journey in its order, as the interface names them.</param>
/// <param name="Fields">What is posted: the fields of all its pages.</param>
internal sealed record StepWalk(string[] Pages, (string, string)[] Fields)
{
    /// <summary>The walk with what was shown so far, as a line of the table.</summary>
    /// <param name="stage">What was shown.</param>
    /// <param name="browser">Where it was shown.</param>
    /// <param name="allowed">The pages that this opens.</param>
    public async Task<Finding> StageAsync(string stage, Browser browser, string[] allowed)
    {
        var (tried, opened) = await RunAsync(browser, allowed);
        return Finding.Of(
            $"every order of two requests, with {stage}",
            tried,
            $"no page but {(allowed.Length == 0 ? "the first" : string.Join(", ", allowed))}",
            opened.Count == 0 ? "no other" : string.Join(", ", opened),
            opened.Count == 0
        );
    }

    /// <summary>Sends every pair of requests; says which pages beyond the allowed were shown or reached.</summary>
    public async Task<(int Tried, IReadOnlySet<string> Opened)> RunAsync(Browser browser, string[] allowed)
    {
        var tried = 0;
        var opened = new SortedSet<string>(StringComparer.Ordinal);
        var form = await browser.GetAsync("/sign-in");
        foreach (var (first, second) in Pages.SelectMany(x => Pages.Select(y => (x, y))))
        foreach (var path in (string[])[first, second])
        {
            tried += 2;
            var read = await browser.GetAsync(path);
            Look(read, path, allowed, opened);
            // An allowed page gets no post: that would be the honest way on.
            if (!allowed.Contains(path, StringComparer.Ordinal))
                Look(await browser.PostAsync(form, path, Fields), path, allowed, opened);
        }
        return (tried, opened);
    }

    private void Look(Reply reply, string path, string[] allowed, SortedSet<string> opened)
    {
        if (reply.IsOpen && !allowed.Contains(path, StringComparer.Ordinal))
            opened.Add(path);
        foreach (var page in Pages.Where(x => reply.GoesTo(x) && !allowed.Contains(x, StringComparer.Ordinal)))
            opened.Add(page);
    }
}
