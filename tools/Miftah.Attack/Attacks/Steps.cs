namespace Miftah.Attack.Attacks;

/// <summary>
/// Step skipping: at each stage of a recovery every order of two requests to its pages, read and posted, opens nothing
/// beyond the proofs shown so far.
/// </summary>
internal static class Steps
{
    // The paths of the journey in its order, as the interface names them.
    private static readonly string[] Pages =
    [
        "/recover/question",
        "/recover/answer",
        "/recover/code",
        "/recover/proof",
        "/recover/password",
        "/recover/done",
    ];

    public static readonly Attack Attack = new("steps", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        var person = target.Active[4];
        var findings = new List<Finding>();
        using var browser = target.NewBrowser();
        findings.Add(await StageAsync("nothing shown", browser, []));
        await browser.IdentifyAsync(person);
        findings.Add(await StageAsync("a challenge solved", browser, Pages[..1]));
        await browser.ChooseAsync(person);
        findings.Add(await StageAsync("a question chosen", browser, Pages[..2]));
        var before = (await target.SmsToAsync(person)).Count;
        Journey.Must(await browser.FillAsync("/recover/answer", ("Answer", person.Document.Answer)), "/recover/code");
        findings.Add(await StageAsync("an answer given", browser, Pages[..3]));
        var code = (await target.NewSmsAsync(person, before)).FirstOrDefault(x => x.Code is not null)?.Code;
        if (code is null)
            return [.. findings, Finding.Unclear("the code shown", "no code came to the phone"), await ControlAsync()];
        Journey.Must(await browser.FillAsync("/recover/code", ("Code", code)), "/recover/password");
        findings.Add(await StageAsync("the code shown", browser, ["/recover/password"]));
        findings.Add(await ControlAsync());
        return findings;
    }

    private static async Task<Finding> StageAsync(string stage, Browser browser, string[] allowed)
    {
        var (tried, opened) = await WalkAsync(browser, allowed);
        return Finding.Of(
            $"every order of two requests, with {stage}",
            tried,
            $"no page but {(allowed.Length == 0 ? "the first" : string.Join(", ", allowed))}",
            opened.Count == 0 ? "no other" : string.Join(", ", opened),
            opened.Count == 0
        );
    }

    /// <summary>Sends every pair of requests; says which pages beyond the allowed were shown or reached.</summary>
    private static async Task<(int Tried, IReadOnlySet<string> Opened)> WalkAsync(Browser browser, string[] allowed)
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
                Look(await browser.PostAsync(form, path, Everything), path, allowed, opened);
        }
        return (tried, opened);
    }

    private static readonly (string, string)[] Everything =
    [
        ("Question", "passport-number"),
        ("Answer", "A0000000"),
        ("Code", "000000"),
        ("NewPassword", Journey.NewPassword),
        ("RepeatPassword", Journey.NewPassword),
    ];

    private static void Look(Reply reply, string path, string[] allowed, SortedSet<string> opened)
    {
        if (reply.IsOpen && !allowed.Contains(path, StringComparer.Ordinal))
            opened.Add(path);
        foreach (var page in Pages.Where(x => reply.GoesTo(x) && !allowed.Contains(x, StringComparer.Ordinal)))
            opened.Add(page);
    }

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(asked =>
            Task.FromResult(asked.Path == "/recover/password" ? (200, "", "open") : (302, "/recover?ended=1", ""))
        );
        using var browser = new Browser(server.Origin);
        var (tried, opened) = await WalkAsync(browser, []);
        return Finding.Control(
            "a server that opens the password page to everyone",
            tried,
            string.Join(", ", opened),
            opened.SetEquals(["/recover/password"])
        );
    }
}
