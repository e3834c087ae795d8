namespace Miftah.Attack.Attacks;

/// <summary>
/// The staff door from inside: members with a passkey of their own who reach for what is a colleague's, for their own
/// account, for a role, and for what a tab still shows after the right to it is gone.
/// </summary>
internal static class Colleagues
{
    private const string Cases = "/staff/cases";
    private const int DemoStaff = 9;
    private const string Open = $"{Cases}/open";

    private static readonly string[] PagesOfACase =
    [
        "",
        "/look",
        "/evidence",
        "/number",
        "/code",
        "/decide",
        "/approve",
        "/redraw",
        "/history",
    ];

    public static readonly Attack Attack = new("colleagues", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        if (target.Staff.Count < DemoStaff)
            return [Finding.Unclear("colleagues", $"{DemoStaff} who have not joined yet, not {target.Staff.Count}")];
        var joined = new List<Colleague>();
        try
        {
            foreach (var who in target.Staff)
                joined.Add(await Colleague.JoinAsync(target, who));
            return await RunAsync(target, joined);
        }
        finally
        {
            joined.ForEach(x => x.Dispose());
        }
    }

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target, List<Colleague> all)
    {
        List<Colleague> With(string role) => [.. all.Where(x => x.Who.Role == role)];
        var (officers, administrators) = (With("PassportsOfficer"), With("Administrator"));
        var (approver, civil, agent) = (With("Approver")[0], With("CivilAffairsOfficer")[0], With("SupportAgent")[0]);
        Colleague[] others = [officers[1], civil, approver, agent, With("Operator")[0], .. administrators];
        return
        [
            await ElsewhereAsync(target.Active[^2], officers[0], others),
            await OwnAsync(officers[1]),
            await SignatureAsync(administrators[0], agent, approver),
            .. await RoleAsync(administrators, approver),
            await SuspendedAsync(administrators[0], civil),
            await ControlAsync(),
        ];
    }

    // The case is one officer's at one office. Read and posted, with a token of the one who tries.
    private static async Task<Finding> ElsewhereAsync(Someone about, Colleague owner, Colleague[] others)
    {
        var opened = await OpenAsync(owner, about.IdentityNumber);
        if (opened.Location is not { } address || !address.Contains($"{Cases}/", StringComparison.Ordinal))
            throw new JourneyException($"no case was opened: {opened.Status}");
        var place = address[address.IndexOf(Cases, StringComparison.Ordinal)..];
        if (!(await owner.Browser.GetAsync(place)).IsOpen)
            throw new JourneyException("the case is not open to who opened it");
        var seen = new List<string>();
        foreach (var other in others)
            seen.AddRange((await ReachedAsync(other.Browser, place)).Select(x => $"{other.Who.Role} {x}"));
        return Of(
            "a case of another office",
            others.Length * PagesOfACase.Length * 2,
            "403, 404 or 405 each time",
            seen
        );
    }

    private static async Task<List<string>> ReachedAsync(Browser browser, string place)
    {
        var reached = new List<string>();
        var own = await browser.GetAsync("/staff");
        foreach (var path in PagesOfACase.Select(x => place + x))
        {
            var shown = await browser.GetAsync(path);
            var posted = await browser.PostAsync(own, path, ("Reason", "look-compare"), ("Verdict", "approve"));
            foreach (var (how, reply) in ((string, Reply)[])[("GET", shown), ("POST", posted)])
                if (reply.Status is not (403 or 404 or 405))
                    reached.Add($"{how} {path}: {reply.Status} {reply.Location}");
        }
        return reached;
    }

    private static async Task<Finding> OwnAsync(Colleague officer)
    {
        var reply = await OpenAsync(officer, officer.Who.IdentityNumber);
        return Finding.Of("a case about one's own account", 1, "refused", Say(reply), reply is { Status: 200 });
    }

    // What was signed for the one does nothing to the other, who stays in.
    private static async Task<Finding> SignatureAsync(Colleague by, Colleague signedFor, Colleague used)
    {
        var signed = await by.SignAsync(await by.PageOfAsync(signedFor), ("Do", "Suspend"));
        var reply = await by.Browser.FillAsync(await by.PageOfAsync(used), ("Do", "Suspend"), ("Passkey", signed));
        var isIn = (await used.Browser.GetAsync("/staff")).IsOpen;
        return Finding.Of(
            "a signature for one member, sent for another",
            1,
            "refused",
            Say(reply),
            reply.IsOpen && isIn
        );
    }

    private static async Task<IReadOnlyList<Finding>> RoleAsync(List<Colleague> administrators, Colleague of)
    {
        var (first, second) = (administrators[0], administrators[1]);
        var page = await first.PageOfAsync(of);
        if (!(await of.Browser.GetAsync(Cases)).IsOpen)
            throw new JourneyException("the approver's queue is not open to the approver");
        Journey.Must(await first.ActAsync(page, ("Do", "AskRoles"), ("Roles", "SupportAgent")), page);
        var alone = await first.ActAsync(page, ("Do", "Agree"));
        var before = await of.Browser.GetAsync(Cases);
        Journey.Must(await second.ActAsync(page, ("Do", "Agree")), page);
        var after = await of.Browser.GetAsync(Cases);
        return
        [
            Finding.Of(
                "a role given by one administrator alone",
                1,
                "refused",
                Say(alone),
                alone.IsOpen && before.IsOpen
            ),
            Finding.Of("a role taken away, in a tab that was open", 1, "403 at once", Say(after), after.Status == 403),
        ];
    }

    private static async Task<Finding> SuspendedAsync(Colleague by, Colleague of)
    {
        var tab = await of.Browser.GetAsync(Open);
        if (!tab.IsOpen)
            throw new JourneyException("the officer's page is not open to the officer");
        var page = await by.PageOfAsync(of);
        Journey.Must(await by.ActAsync(page, ("Do", "Suspend")), page);
        var reply = await of.Browser.PostAsync(tab, Open, ("IdentityNumber", of.Who.IdentityNumber));
        var isOut = reply.GoesTo("/staff/sign-in");
        return Finding.Of("a suspended member's open form", 1, "/staff/sign-in", Say(reply), isOut);
    }

    private static Task<Reply> OpenAsync(Colleague officer, string number) =>
        officer.Browser.FillAsync(
            Open,
            ("IdentityNumber", number),
            ("Kind", "ChangeMobile"),
            ("Reason", "case-sim-lost")
        );

    private static string Say(Reply reply) => $"{reply.Status} {reply.Location}".TrimEnd();

    private static Finding Of(string what, int tried, string expected, List<string> reached) =>
        Finding.Of(
            what,
            tried,
            expected,
            reached.Count == 0 ? "so" : string.Join("; ", reached.Take(20)),
            reached.Count == 0
        );

    private static async Task<Finding> ControlAsync()
    {
        const string Place = $"{Cases}/1";
        await using var server = new BrokenServer(asked =>
            Task.FromResult(asked.Path == $"{Place}/look" ? (200, "", "open") : (404, "", ""))
        );
        using var browser = new Browser(server.Origin);
        var reached = await ReachedAsync(browser, Place);
        return Finding.Control(
            "a server that lets every member look",
            PagesOfACase.Length * 2,
            string.Join("; ", reached),
            reached.Count == 2
        );
    }
}
