namespace Miftah.Attack.Attacks;

/// <summary>Forged hosts and forwarding headers: no link, redirect or text message ever names another place.</summary>
internal static class Hosts
{
    private const string Evil = "evil.example";

    private static readonly string[] Paths = ["/", "/sign-in", "/recover", "/recover/code", "/home", "/no-such-page"];

    public static readonly Attack Attack = new("hosts", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target) =>
        [.. await RawAsync(target.Origin), await SmsAsync(target, target.Active[5]), await ControlAsync()];

    private static (string What, Func<string, string> Request)[] Forgeries(Uri origin)
    {
        var host = $"Host: {origin.Authority}\r\n";
        string Get(string path, string headers) => $"GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n";
        return
        [
            ("Host", x => Get(x, $"Host: {Evil}\r\n")),
            ("X-Forwarded-Host", x => Get(x, $"{host}X-Forwarded-Host: {Evil}\r\n")),
            (
                "X-Forwarded-Host, -Proto, -For, -Prefix",
                x =>
                    Get(
                        x,
                        $"{host}X-Forwarded-Host: {Evil}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Prefix: /{Evil}\r\n"
                    )
            ),
            ("Forwarded", x => Get(x, $"{host}Forwarded: for=203.0.113.9;host={Evil};proto=https\r\n")),
            (
                "X-Original-URL and X-Rewrite-URL",
                x => Get(x, $"{host}X-Original-URL: //{Evil}/\r\nX-Rewrite-URL: //{Evil}/\r\n")
            ),
            ("a whole address in the request line", x => Get($"http://{Evil}{x}", host)),
            ("two Host lines", x => Get(x, $"{host}Host: {Evil}\r\n")),
            ("a Host with a name before it", x => Get(x, $"Host: {Evil}@{origin.Authority}\r\n")),
            ("a path that begins with two slashes", x => Get($"//{Evil}{x}", host)),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> RawAsync(Uri origin)
    {
        var findings = new List<Finding>();
        foreach (var (what, request) in Forgeries(origin))
        {
            var named = new List<string>();
            foreach (var path in Paths)
                if (Names(await Raw.SendAsync(origin, request(path))))
                    named.Add(path);
            findings.Add(
                Finding.Of(
                    $"forged {what}",
                    Paths.Length,
                    $"no answer leads to {Evil}",
                    named.Count == 0 ? "none" : string.Join(", ", named),
                    named.Count == 0
                )
            );
        }
        return findings;
    }

    /// <summary>Does an answer lead to the forged host? That a link keeps its own path is no lead.</summary>
    private static bool Names(string answer) =>
        answer.Contains($"//{Evil}", StringComparison.OrdinalIgnoreCase)
        || answer.Contains($"@{Evil}", StringComparison.OrdinalIgnoreCase);

    // A sign-in of which every request lies about its host: the code's last line binds it to an origin.
    private static async Task<Finding> SmsAsync(Target target, Someone person)
    {
        const string What = "forwarding headers throughout a sign-in";
        using var browser = target.NewBrowser();
        browser.Lies["X-Forwarded-Host"] = Evil;
        browser.Lies["X-Forwarded-Proto"] = "https";
        browser.Lies["Forwarded"] = $"host={Evil};proto=https";
        var before = (await target.SmsToAsync(person)).Count;
        await target.SignInCodeAsync(browser, person);
        var sms = await target.NewSmsAsync(person, before);
        return Finding.Of(
            What,
            1,
            "the message names the portal's own origin",
            sms.Any(x => Names(x.Text)) ? $"names {Evil}" : "its own",
            sms.Count > 0
                && sms.All(x => !Names(x.Text) && x.Text.Contains($"@{target.Origin.Host}", StringComparison.Ordinal))
        );
    }

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(asked => Task.FromResult((302, $"http://{asked.Host}/sign-in", "")));
        var forged = Forgeries(server.Origin)[0].Request("/");
        var answer = await Raw.SendAsync(server.Origin, forged);
        return Finding.Control("a server that believes Host", 1, answer.Split("\r\n")[1], Names(answer));
    }
}
