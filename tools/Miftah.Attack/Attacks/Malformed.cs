using System.Globalization;

namespace Miftah.Attack.Attacks;

/// <summary>
/// Oversized and malformed input: nothing makes the portal fail, say how it failed, or hold a connection for long.
/// </summary>
internal static class Malformed
{
    private const string Crlf = "\r\n";
    private static readonly string[] Forms = ["/sign-in", "/recover", "/recover/code", "/no-such-page"];
    private static readonly string[] Traces = ["   at ", "Exception", ".cs:line", "SQLite", "Npgsql"];

    public static readonly Attack Attack = new("input", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        var findings = new List<Finding>();
        foreach (var (what, request) in Requests(target.Origin))
        {
            var bad = new List<string>();
            foreach (var path in Forms)
                if (Problem(await Raw.SendAsync(target.Origin, request(path))) is { } problem)
                    bad.Add($"{path}: {problem}");
            findings.Add(Of(what, Forms.Length, bad));
        }
        findings.Add(Of("fields of a real form", Fields.Length, await FieldsAsync(target)));
        using var browser = target.NewBrowser();
        var alive = await browser.GetAsync("/sign-in");
        findings.Add(Finding.Of("the sign-in page afterwards", 1, "200", $"{alive.Status}", alive.IsOpen));
        findings.Add(await ControlAsync());
        return findings;
    }

    private static Finding Of(string what, int times, List<string> bad) =>
        Finding.Of(
            what,
            times,
            "no failure, no trace of one",
            bad.Count == 0 ? "none" : string.Join("; ", bad),
            bad.Count == 0
        );

    /// <summary>What is wrong with an answer; null when nothing is. No answer at all is one.</summary>
    private static string? Problem(string answer)
    {
        var status = answer.Length > 12 ? answer[9..12] : "";
        if (status.StartsWith('5') && status != "503")
            return answer.Split('\r')[0];
        return Traces.FirstOrDefault(x => answer.Contains(x, StringComparison.Ordinal)) is { } trace
            ? $"the page holds \"{trace.Trim()}\""
            : null;
    }

    private static (string What, Func<string, string> Request)[] Requests(Uri origin)
    {
        string Head(string method, string path, string headers) =>
            $"{method} {path} HTTP/1.1{Crlf}Host: {origin.Authority}{Crlf}Connection: close{Crlf}{headers}";
        string Post(string path, string body, string type = "application/x-www-form-urlencoded") =>
            Head("POST", path, Line("Content-Type", type) + Line("Content-Length", Number(body.Length)) + Crlf + body);
        var many = string.Join('&', Enumerable.Range(0, 1_000).Select(x => $"f{Number(x)}=1"));
        return
        [
            .. ((string[])["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO", "get"]).Select(method =>
                ($"method {method}", (Func<string, string>)(x => Head(method, x, Line("Content-Length", "0") + Crlf)))
            ),
            ("a field of 100 kB", x => Post(x, $"Username={new string('a', 100_000)}&Password=b")),
            ("a body of 10 MB", x => Post(x, $"Username={new string('a', 10_000_000)}")),
            ("1,000 fields", x => Post(x, many)),
            ("broken percent signs", x => Post(x, "Username=%ZZ%1&Password=%")),
            ("bytes that are no UTF-8", x => Post(x, "Username=%FF%FE%C0%80&Password=\u00ff\u00fe")),
            ("NULs", x => Post(x, "Username=%00a%00&Pass\0word=b&Code=%00")),
            ("the same field many times", x => Post(x, "Username=a&Username=b&Username=c&Password=d&Password=e")),
            ("names with brackets and dots", x => Post(x, "Username[0].a=1&Username.b=2&[Password]=3&.=4&=5")),
            ("JSON", x => Post(x, "{\"Username\":{\"$type\":\"System.Object\"}}", "application/json")),
            ("multipart without its boundary", x => Post(x, "--x", "multipart/form-data")),
            ("multipart that never ends", x => Post(x, $"--x{Crlf}Content-Disp", "multipart/form-data; boundary=x")),
            ("an unknown content type", x => Post(x, "a", "\"\"/;;=,")),
            ("200 header lines", x => Head("GET", x, string.Concat(Enumerable.Repeat(Line("X-A", "1"), 200)) + Crlf)),
            ("a header line of 64 kB", x => Head("GET", x, Line("X-A", new string('a', 65_536)) + Crlf)),
            ("a cookie of nonsense", x => Head("GET", x, Line("Cookie", "=;;a;=b;\u00ff=\u0001") + Crlf)),
            (
                "a length and chunks at once",
                x =>
                    Post(x, "0")
                        .Replace(Crlf + Crlf, $"{Crlf}Transfer-Encoding: chunked{Crlf}{Crlf}", StringComparison.Ordinal)
            ),
            ("a chunk of no size", x => Head("POST", x, Line("Transfer-Encoding", "chunked") + Crlf + "zz" + Crlf)),
            ("a negative length", x => Head("POST", x, Line("Content-Length", "-1") + Crlf)),
            (
                "two lengths",
                x => Head("POST", x, Line("Content-Length", "1") + Line("Content-Length", "2") + Crlf + "a")
            ),
            ("climbing paths", x => Head("GET", $"/..%2f..%2f../%2e%2e{x}/..%5c..%5cetc/passwd", Crlf)),
            ("a NUL in the path", x => Head("GET", $"{x}%00.html", Crlf)),
            ("a query of 7 kB", x => Head("GET", $"{x}?Ended={new string('%', 7_000)}", Crlf)),
            ("a path of 20 kB", x => Head("GET", $"{x}/{new string('a', 20_000)}", Crlf)),
            ("a body that never comes", x => Head("POST", x, Line("Content-Length", "1000") + Crlf + "Username=")),
            ("headers that never end", x => Head("GET", x, "X-Slow: ")),
        ];
    }

    private static readonly string[] Fields =
    [
        new('9', 100_000),
        "\0",
        "\u202e\u2066\ufeff",
        "%00%0d%0aSet-Cookie: a=b",
        "' or 1=1 --",
        "<script>alert(1)</script>",
        "{{7*7}}${7*7}",
        "١٢٣٤٥٦٧٨٩٠",
        "\ud83d\ude00",
        new(' ', 5_000),
    ];

    // With the page's own token, so that what is behind it reads the fields.
    private static async Task<List<string>> FieldsAsync(Target target)
    {
        var bad = new List<string>();
        using var browser = target.NewBrowser();
        foreach (var value in Fields)
        foreach (
            var (path, names) in ((string, string[])[])
                [
                    ("/sign-in", ["Username", "Password"]),
                    ("/recover", ["IdentityNumber", "Mobile", "Challenge", "ChallengeProof", "ChallengeCode"]),
                ]
        )
        {
            var reply = await browser.FillAsync(path, [.. names.Select(x => (x, value))]);
            var shown = reply.Body.Contains("<script>alert", StringComparison.Ordinal) ? "script" : null;
            if ((shown ?? Problem($"HTTP/1.1 {Number(reply.Status)} \r{reply.Body}")) is { } problem)
                bad.Add($"{path}, \"{value[..Math.Min(value.Length, 20)]}\": {problem}");
        }
        return bad;
    }

    private static string Line(string name, string value) => $"{name}: {value}{Crlf}";

    private static string Number(int x) => x.ToString(CultureInfo.InvariantCulture);

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(_ =>
            Task.FromResult((200, "", "System.FormatException   at Pages.OnPost() in Page.cs:line 7"))
        );
        var problem = Problem(await Raw.SendAsync(server.Origin, Requests(server.Origin)[0].Request("/")));
        return Finding.Control("a server that shows its stack trace", 1, problem ?? "nothing", problem is not null);
    }
}
