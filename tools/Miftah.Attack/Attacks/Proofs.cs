namespace Miftah.Attack.Attacks;

/// <summary>
/// Proof swapping and fixation: what one person, browser or moment has shown is worth nothing for another.
/// </summary>
internal static class Proofs
{
    private const string Planted = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public static readonly Attack Attack = new("proofs", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        var (a, b) = (target.Active[4], target.Active[5]);
        using var first = target.NewBrowser();
        using var second = target.NewBrowser();
        using var stranger = target.NewBrowser();
        var codeOfA = await target.CodeForAsync(first, a);
        var codeOfB = await target.CodeForAsync(second, b);
        var pageOfA = await first.GetAsync("/recover/code");
        var pageOfB = await second.GetAsync("/recover/code");
        var findings = new List<Finding>
        {
            Never(
                "A's code in a browser without an attempt",
                await stranger.PostAsync(pageOfA, "/recover/code", ("Code", codeOfA))
            ),
            Never(
                "A's form and code with B's cookies",
                await second.PostAsync(pageOfA, "/recover/code", ("Code", codeOfA))
            ),
            Never(
                "B's attempt named in A's form, with B's code",
                await first.PostAsync(
                    pageOfA,
                    "/recover/code",
                    ("Attempt", pageOfB.Hidden["Attempt"]),
                    ("Code", codeOfB)
                )
            ),
        };
        if (codeOfA != codeOfB)
            findings.Add(
                Never("B's code in A's attempt", await first.PostAsync(pageOfA, "/recover/code", ("Code", codeOfB)))
            );
        findings.Add(await ChallengeOfAnotherAsync(target, a));
        findings.AddRange(await FixationAsync(target, first, pageOfA, codeOfA));
        findings.AddRange(await PlantedAsync(target, b));
        findings.Add(await ControlAsync());
        return findings;
    }

    private static Finding Never(string what, Reply reply, string page = "/recover/password") =>
        Finding.Of(
            what,
            1,
            $"no {page}",
            $"{reply.Status} {reply.Location}",
            !reply.GoesTo(page) && reply.Status < 500
        );

    private static async Task<Finding> ChallengeOfAnotherAsync(Target target, Someone person)
    {
        using var solver = target.NewBrowser();
        using var user = target.NewBrowser();
        var (solved, fields) = await solver.ClaimFormAsync(person);
        var shown = await user.GetAsync("/recover");
        var reply = await user.PostAsync(shown, "/recover", [.. fields, ("Challenge", solved.Hidden["Challenge"])]);
        return Never("a challenge that another browser solved", reply, "/recover/question");
    }

    // The cookies of before the code, kept by whoever planted or read them.
    private static async Task<IReadOnlyList<Finding>> FixationAsync(
        Target target,
        Browser first,
        Reply page,
        string code
    )
    {
        using var keeper = target.NewBrowser();
        foreach (var (name, value) in first.Cookies)
            keeper.Cookies[name] = value;
        var reply = await first.PostAsync(page, "/recover/code", ("Code", code));
        if (!reply.GoesTo("/recover/password"))
            return
            [
                Finding.Unclear(
                    "cookies from before the code",
                    $"the code opened nothing: {reply.Status} {reply.Location}"
                ),
            ];
        var kept = await keeper.GetAsync("/recover/password");
        return
        [
            Finding.Of(
                "cookies from before the code, after it",
                1,
                "the password page is shut",
                $"{kept.Status} {kept.Location}",
                !kept.IsOpen
            ),
        ];
    }

    // Cookies that an attacker chose, in the browser of someone who then signs in.
    private static async Task<IReadOnlyList<Finding>> PlantedAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        foreach (var kind in (string[])["session", "sign-in", "recovery", "device"])
        {
            browser.Cookies[$"miftah-{target.Origin.Port}-{kind}"] = Planted;
            browser.Cookies[$"__Host-miftah-{kind}"] = Planted;
        }
        var code = await target.SignInCodeAsync(browser, person);
        var begun = browser.Cookies.ToDictionary(StringComparer.Ordinal);
        Journey.Must(await browser.FillAsync("/sign-in/code", ("Code", code)), "/home");
        using var planter = target.NewBrowser();
        using var keeper = target.NewBrowser();
        foreach (var (name, value) in begun)
        {
            planter.Cookies[name] = Planted;
            keeper.Cookies[name] = value;
        }
        var home = await browser.GetAsync("/home");
        if (!home.IsOpen)
            return [Finding.Unclear("planted cookies", $"the sign-in did not reach home: {home.Status}")];
        return
        [
            Shut("planted cookies, after the person signed in", await planter.GetAsync("/home")),
            Shut("cookies from before the sign-in's code, after it", await keeper.GetAsync("/home")),
        ];
    }

    private static Finding Shut(string what, Reply reply) =>
        Finding.Of(what, 1, "home is shut", $"{reply.Status} {reply.Location}", !reply.IsOpen);

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(_ => Task.FromResult((302, "/recover/password", "")));
        using var browser = new Browser(server.Origin);
        var finding = Never("", await browser.FillAsync("/recover/code", ("Code", "000000")));
        return Finding.Control(
            "a server that asks for any code, whosever",
            1,
            finding.Seen,
            finding.Verdict == Verdict.Failed
        );
    }
}
