namespace Miftah.Attack.Attacks;

/// <summary>
/// What protects a browser: the headers of every page, forms only their own page can post, ways that lead nowhere else.
/// </summary>
internal static class Edge
{
    private const string Evil = "evil.example";

    private static readonly string[] Paths =
    [
        "/",
        "/en/",
        "/sign-in",
        "/sign-in/code",
        "/recover",
        "/recover/question",
        "/recover/code",
        "/recover/password",
        "/recover/other-ways",
        "/home",
        "/security",
        "/x/AAAAAAAAAAAAAAAA",
        "/log/check",
        "/no-such-page",
        "/error/500",
        "/health/live",
    ];

    public static readonly Attack Attack = new("edge", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        using var browser = target.NewBrowser();
        var missing = new List<string>();
        foreach (var path in Paths)
            missing.AddRange(Missing(await browser.GetAsync(path)).Select(x => $"{path}: {x}"));
        return
        [
            Of("headers of every page", Paths.Length, missing),
            await ForeignPostsAsync(target),
            .. await RedirectsAsync(target),
            await ControlAsync(),
        ];
    }

    private static Finding Of(string what, int times, List<string> bad) =>
        Finding.Of(
            what,
            times,
            "nothing amiss",
            bad.Count == 0 ? "nothing" : string.Join("; ", bad.Take(20)),
            bad.Count == 0
        );

    private static IEnumerable<string> Missing(Reply reply)
    {
        string[] wanted =
        [
            "default-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'none'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: ",
        ];
        foreach (var header in wanted.Where(x => !reply.Head.Contains(x, StringComparison.OrdinalIgnoreCase)))
            yield return $"no {header}";
        foreach (var told in (string[])["Server:", "X-Powered-By:", "unsafe-inline", "unsafe-eval"])
            if (reply.Head.Contains(told, StringComparison.OrdinalIgnoreCase))
                yield return $"has {told}";
        if (!reply.Head.Contains("no-store", StringComparison.OrdinalIgnoreCase))
            yield return "no no-store";
        foreach (var cookie in reply.SetCookies)
        foreach (var flag in (string[])["httponly", "samesite", "path=/"])
            if (!cookie.Contains(flag, StringComparison.OrdinalIgnoreCase))
                yield return $"cookie {cookie.Split('=')[0]} without {flag}";
        if (reply.Location is { } way && !way.StartsWith('/'))
            yield return $"leads to {way}";
    }

    // Right fields throughout: what is missing or foreign is the token, or where the browser says it comes from.
    private static async Task<Finding> ForeignPostsAsync(Target target)
    {
        var person = target.Active[5];
        (string, string)[] fields = [("Username", person.Username!), ("Password", person.Password!)];
        using var own = target.NewBrowser();
        using var other = target.NewBrowser();
        var (shown, foreign) = (await own.GetAsync("/sign-in"), await other.GetAsync("/sign-in"));
        var before = (await target.SmsToAsync(person)).Count;
        var bare = shown with { Body = "" };
        var replies = new List<(string, Reply)>
        {
            ("no token", await own.PostAsync(bare, "/sign-in", fields)),
            ("another browser's token", await own.PostAsync(foreign, "/sign-in", fields)),
        };
        foreach (var site in (string[])["cross-site", "same-site"])
        {
            own.Lies["Sec-Fetch-Site"] = site;
            replies.Add(($"Sec-Fetch-Site: {site}", await own.PostAsync(shown, "/sign-in", fields)));
        }
        var passed = replies
            .Where(x => x.Item2.GoesTo("/sign-in/code") || x.Item2.Status >= 500)
            .Select(x => $"{x.Item1}: {x.Item2.Status} {x.Item2.Location}")
            .ToList();
        if ((await target.NewSmsAsync(person, before, seconds: 0)).Count > 0)
            passed.Add("a code came to the phone");
        return Of("posts that another site could cause", replies.Count, passed);
    }

    private static async Task<IReadOnlyList<Finding>> RedirectsAsync(Target target)
    {
        string[] names = ["then", "returnUrl", "ReturnUrl", "next", "redirect", "url", "goto", "Ended", "culture"];
        string[] values = [$"//{Evil}", $"https://{Evil}", $"/\\{Evil}", $"/%09/{Evil}", "javascript:alert(1)"];
        using var browser = target.NewBrowser();
        var led = new List<string>();
        foreach (var path in (string[])["/sign-in", "/home", "/recover", "/"])
        foreach (var query in names.SelectMany(name => values.Select(x => $"{name}={Uri.EscapeDataString(x)}")))
        {
            var reply = await browser.GetAsync($"{path}?{query}");
            // Within a query of our own it is only kept, and not a way.
            if (
                Leads(reply.Location?.Split('?')[0] ?? "")
                || reply.Body.Contains($"href=\"//{Evil}", StringComparison.Ordinal)
                || reply.Body.Contains($"href=\"https://{Evil}", StringComparison.Ordinal)
                || reply.Body.Contains("href=\"javascript:", StringComparison.Ordinal)
            )
                led.Add($"{path}?{query}");
        }
        return [Of("ways to another site in a query", 4 * names.Length * values.Length, led)];
    }

    private static bool Leads(string way) =>
        way.Contains(Evil, StringComparison.OrdinalIgnoreCase)
        || way.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(_ => Task.FromResult((302, $"https://{Evil}/", "")));
        using var browser = new Browser(server.Origin);
        var seen = Missing(await browser.GetAsync("/")).ToList();
        return Finding.Control(
            "a server without headers that leads elsewhere",
            1,
            $"{seen.Count} amiss",
            seen.Count > 6
        );
    }
}
