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

    private static readonly StepWalk Walk = new(
        Pages,
        [
            ("Question", "passport-number"),
            ("Answer", "A0000000"),
            ("Code", "000000"),
            ("NewPassword", Journey.NewPassword),
            ("RepeatPassword", Journey.NewPassword),
        ]
    );

    public static readonly Attack Attack = new("steps", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        var person = target.Active[4];
        var findings = new List<Finding>();
        using var browser = target.NewBrowser();
        findings.Add(await Walk.StageAsync("nothing shown", browser, []));
        await browser.IdentifyAsync(person);
        findings.Add(await Walk.StageAsync("a challenge solved", browser, Pages[..1]));
        await browser.ChooseAsync(person);
        findings.Add(await Walk.StageAsync("a question chosen", browser, Pages[..2]));
        var code = await target.AnswerAsync(browser, person);
        findings.Add(await Walk.StageAsync("an answer given", browser, Pages[..3]));
        Journey.Must(await browser.FillAsync("/recover/code", ("Code", code)), "/recover/password");
        findings.Add(await Walk.StageAsync("the code shown", browser, ["/recover/password"]));
        findings.Add(await ControlAsync());
        return findings;
    }

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(asked =>
            Task.FromResult(asked.Path == "/recover/password" ? (200, "", "open") : (302, "/recover?ended=1", ""))
        );
        using var browser = new Browser(server.Origin);
        var (tried, opened) = await Walk.RunAsync(browser, []);
        return Finding.Control(
            "a server that opens the password page to everyone",
            tried,
            string.Join(", ", opened),
            opened.SetEquals(["/recover/password"])
        );
    }
}
