using System.Globalization;

namespace Miftah.Attack.Attacks;

/// <summary>
/// The doors of staff and of kiosks from outside: without a passkey, and without a key that signs. A door is its
/// listener, so that nothing a request says of itself opens another one.
/// </summary>
internal static class StaffDoor
{
    private const string SignIn = "/staff/sign-in";
    private const string Case = "/staff/cases/00000000000000000000000000000001";

    // What is not behind the sign-in of the staff door.
    private static readonly string[] Ways = [SignIn, "/staff/join", "/staff/join/AAAAAAAAAAAAAAAA"];

    private static readonly string[] Pages =
    [
        "/staff",
        "/staff/cases",
        "/staff/cases/find",
        "/staff/cases/open",
        Case,
        $"{Case}/approve",
        $"{Case}/decide",
        $"{Case}/look",
        "/staff/desk",
        "/staff/answers",
        "/staff/kiosks",
        "/staff/kiosks/add",
        "/staff/stops",
        "/staff/sign-out",
        "/en/staff",
        "/en/staff/cases",
    ];

    private static readonly string[] Kiosk =
    [
        "/kiosk",
        "/kiosk/tasks",
        "/kiosk/finger",
        "/kiosk/mobile",
        "/kiosk/password",
        "/kiosk/device",
        "/kiosk/no-such-page",
        "/en/kiosk",
        "/staff",
        "/sign-in",
        "/home",
    ];

    public static readonly Attack Attack = new("staff", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target) =>
        [
            .. await PublicAsync(target),
            .. await StaffAsync(target),
            await SessionAsync(target, target.Active[^1]),
            .. await KioskAsync(target),
            await ControlAsync(),
        ];

    // Read and posted, with what a proxy might say of another door.
    private static async Task<IReadOnlyList<Finding>> PublicAsync(Target target)
    {
        var staff = target.StaffDoor;
        var findings = new List<Finding>();
        foreach (var (what, lies) in Lies(staff))
        {
            using var browser = target.NewBrowser();
            foreach (var (name, value) in lies)
                browser.Lies[name] = value;
            var (tried, opened) = await OpenedAsync(browser, [.. Pages, .. Ways], x => x.Status == 404);
            findings.Add(Of($"staff pages at the public door, {what}", tried, "404", opened));
        }
        return findings;
    }

    private static IEnumerable<(string What, (string Name, string Value)[] Headers)> Lies(Uri staff) =>
        [
            ("nothing forged", []),
            ("Host of the staff door", [("Host", staff.Authority)]),
            (
                "X-Forwarded-* of the staff door",
                [
                    ("X-Forwarded-Host", staff.Authority),
                    ("X-Forwarded-Port", staff.Port.ToString(CultureInfo.InvariantCulture)),
                    ("X-Forwarded-For", "127.0.0.1"),
                    ("X-Forwarded-Prefix", "/staff"),
                    ("Forwarded", $"for=127.0.0.1;host=\"{staff.Authority}\""),
                ]
            ),
        ];

    private static async Task<IReadOnlyList<Finding>> StaffAsync(Target target)
    {
        using var browser = new Browser(target.StaffDoor);
        var (tried, opened) = await OpenedAsync(browser, Pages, x => x.GoesTo(SignIn));
        var shown = await browser.GetAsync(SignIn);
        var forged = await browser.PostAsync(shown, SignIn, ("Passkey", "{\"id\":\"AAAA\",\"type\":\"public-key\"}"));
        var isIn = forged.GoesTo("/staff") || (await browser.GetAsync("/staff")).IsOpen;
        return
        [
            Of("staff pages without a session", tried, SignIn, opened),
            Finding.Of("an answer that no passkey made", 1, "nobody is in", $"{forged.Status}", !isIn),
        ];
    }

    // The secret of a person's own session, under each name that the staff door might read.
    private static async Task<Finding> SessionAsync(Target target, Someone person)
    {
        using var own = target.NewBrowser();
        var code = await target.SignInCodeAsync(own, person);
        Journey.Must(await own.FillAsync("/sign-in/code", ("Code", code)), "/home");
        var (name, secret) = own.Cookies.Single(x => x.Key.EndsWith("-session", StringComparison.Ordinal));
        using var thief = new Browser(target.StaffDoor);
        foreach (var kind in (string[])["session", "staff", "staff-session", "kiosk-session"])
            thief.Cookies[name[..^"session".Length] + kind] = secret;
        var (tried, opened) = await OpenedAsync(thief, Pages, x => x.GoesTo(SignIn));
        return Of("staff pages with the session of a person", tried, SignIn, opened);
    }

    private static async Task<IReadOnlyList<Finding>> KioskAsync(Target target)
    {
        var findings = new List<Finding>();
        foreach (var (what, headers) in Signatures())
        {
            using var browser = new Browser(target.KioskDoor);
            foreach (var (name, value) in headers)
                browser.Lies[name] = value;
            var (tried, opened) = await OpenedAsync(browser, Kiosk, x => x.Status == 401);
            findings.Add(Of($"kiosk door, {what}", tried, "401", opened));
        }
        return findings;
    }

    private static IEnumerable<(string What, (string Name, string Value)[] Headers)> Signatures()
    {
        const string Covered = """("@method" "@authority" "@path" "@query" "content-digest" "kiosk-sequence")""";
        const string Empty = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var zeros = $"kiosk=:{new string('A', 86)}==:";
        (string, string)[] With(string algorithm, string signature) =>
            [
                (
                    "Signature-Input",
                    $"kiosk={Covered};created={now};keyid=\"{new string('0', 31)}1\""
                        + $";nonce=\"AAECAwQFBgcICQoLDA0ODw\";alg=\"{algorithm}\""
                ),
                ("Signature", signature),
                ("Content-Digest", Empty),
                ("Kiosk-Sequence", "1"),
            ];
        return
        [
            ("unsigned", []),
            ("a well-formed signature by nobody", With("ed25519", zeros)),
            ("a signature without an algorithm", With("none", "kiosk=::")),
            ("a signature alone", [("Signature", zeros)]),
        ];
    }

    // Each page read, posted, and posted to the handler that asks a passkey. What is not shut, is open.
    private static async Task<(int Tried, List<string> Opened)> OpenedAsync(
        Browser browser,
        string[] paths,
        Func<Reply, bool> isShut
    )
    {
        var opened = new List<string>();
        foreach (var path in paths)
        {
            var shown = await browser.GetAsync(path);
            var posted = await browser.PostAsync(shown, path, ("Reference", "1"));
            var asked = await browser.PostAsync(shown, $"{path}?handler=AskPasskey");
            foreach (var (how, reply) in ((string, Reply)[])[("GET", shown), ("POST", posted), ("ask", asked)])
                if (!isShut(reply))
                    opened.Add($"{how} {path}: {reply.Status} {reply.Location}");
        }
        return (paths.Length * 3, opened);
    }

    private static Finding Of(string what, int tried, string expected, List<string> opened) =>
        Finding.Of(
            what,
            tried,
            $"{expected} each time",
            opened.Count == 0 ? "so" : string.Join("; ", opened.Take(20)),
            opened.Count == 0
        );

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(asked =>
            Task.FromResult(asked.Path == "/staff" ? (200, "", "open") : (404, "", ""))
        );
        using var browser = new Browser(server.Origin);
        var (tried, opened) = await OpenedAsync(browser, [.. Pages, .. Ways], x => x.Status == 404);
        return Finding.Control(
            "a server that shows /staff to everyone",
            tried,
            string.Join("; ", opened),
            opened.Count == 2 && opened.All(x => x.Contains(" /staff: 200", StringComparison.Ordinal))
        );
    }
}
