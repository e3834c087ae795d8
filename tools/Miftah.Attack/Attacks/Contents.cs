using System.Text;
using System.Text.RegularExpressions;

namespace Miftah.Attack.Attacks;

/// <summary>
/// Enumeration by content: at each step every state of an account, a mobile of somebody else and nobody at all leave
/// the same status, headers, cookies, ways and bytes, once random values and what was typed are masked.
/// </summary>
internal static partial class Contents
{
    private static readonly string[] States = ["active", "frozen", "suspended", "closed", "no-account"];

    public static readonly Attack Attack = new("content", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        var findings = new List<Finding>();
        var nobody = new Nobody(target.People);
        foreach (var kind in (string[])["citizen", "resident"])
        {
            var like = target.People.First(x => x.Kind == kind && x.State == "active" && x.HasDocument);
            var recovery = await RecoveryAsync(target, nobody.Like(like));
            var signIn = await SignInAsync(target, nobody.Like(like));
            findings.Add(
                Same($"recovery: {kind}, unknown again", recovery, await RecoveryAsync(target, nobody.Like(like)))
            );
            var people = States
                .Select(state => target.People.LastOrDefault(x => x.Kind == kind && x.State == state && x.HasDocument))
                .OfType<Someone>()
                .ToList();
            foreach (var person in people)
            {
                var who = $"{kind}, {person.State}, against unknown";
                findings.Add(Same($"recovery: {who}", recovery, await RecoveryAsync(target, person.WithWrongAnswer())));
                if (person.Username is not null)
                    findings.Add(Same($"sign-in: {who}", signIn, await SignInAsync(target, person)));
            }
            var other = like with { Mobile = nobody.Like(like).Mobile };
            findings.Add(
                Same(
                    $"recovery: {kind}, another's mobile, against unknown",
                    recovery,
                    await RecoveryAsync(target, other)
                )
            );
        }
        findings.Add(await ControlAsync());
        return findings;
    }

    private static Task<IReadOnlyList<string>> RecoveryAsync(Target target, Someone person) =>
        PagesAsync(target, person, Journey.Recover, ["/recover/proof", "/recover/password", "/recover/done"]);

    /// <summary>What pages 1 to 4 of a journey answer to a person, and what its later pages do after them.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(
        Target target,
        Someone person,
        string root,
        string[] later
    )
    {
        using var browser = target.NewBrowser();
        var all = new List<string>();
        async Task AddAsync(string what, Task<Reply> reply) => all.Add($"{what}\n{Mask(await reply, person)}");
        var (form, fields) = await browser.ClaimFormAsync(person, root);
        await AddAsync("begin", browser.PostAsync(form, root, fields));
        await AddAsync("question page", browser.GetAsync($"{root}/question"));
        var (question, answer) = person.Document;
        await AddAsync("question", browser.FillAsync($"{root}/question", ("Question", question)));
        await AddAsync("answer page", browser.GetAsync($"{root}/answer"));
        await AddAsync("answer", browser.FillAsync($"{root}/answer", ("Answer", answer)));
        await AddAsync("code page", browser.GetAsync($"{root}/code"));
        await AddAsync("wrong code", browser.FillAsync($"{root}/code", ("Code", "000000")));
        await AddAsync("another code", browser.FillAsync($"{root}/code?handler=Resend"));
        foreach (var path in later)
            await AddAsync(path, browser.GetAsync(path));
        return all;
    }

    private static async Task<IReadOnlyList<string>> SignInAsync(Target target, Someone person)
    {
        var all = new List<string>();
        foreach (var name in (string[])[person.Username!, person.IdentityNumber])
        {
            using var browser = target.NewBrowser();
            var reply = await browser.FillAsync("/sign-in", ("Username", name), ("Password", "not this one at all"));
            all.Add($"wrong password\n{Mask(reply, person)}");
            all.Add($"code page\n{Mask(await browser.GetAsync("/sign-in/code"), person)}");
        }
        return all;
    }

    public static Finding Same(string what, IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var differ = first.Zip(second).Where(x => x.First != x.Second).ToList();
        return Finding.Of(
            what,
            first.Count,
            "the same bytes",
            differ.Count == 0 ? "the same" : string.Join("; ", differ.Select(x => Difference(x.First, x.Second))),
            differ.Count == 0 && first.Count == second.Count
        );
    }

    private static string Difference(string first, string second)
    {
        var (a, b) = (first.Split('\n'), second.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i]);
        return $"{a[0]}: \"{a[at].Trim()}\" or \"{b[at].Trim()}\"";
    }

    private static string Mask(Reply reply, Someone person)
    {
        var text = new StringBuilder($"{reply.Status}\n{Masked(reply.Head)}\n{Masked(reply.Body)}");
        foreach (var typed in (string?[])[person.IdentityNumber, person.Mobile, person.Username])
            if (typed is not null)
                text.Replace(typed, "(typed)");
        return text.ToString();
    }

    private static string Masked(string text) =>
        Moment.Replace(Reference.Replace(Token.Replace(text, "(token)"), "(reference)"), "(moment)");

    [GeneratedRegex("[A-Za-z0-9_+/%=-]{22,}|[0-9a-f]{32,}", RegexOptions.None, 1000)]
    private static partial Regex Token { get; }

    // What a request is called at the support desk: drawn for each, of somebody or nobody.
    [GeneratedRegex(@"(?<=<bdi dir=""ltr"">)[0-9A-Z]{8}(?=</bdi>)", RegexOptions.None, 1000)]
    private static partial Regex Reference { get; }

    // The header of the date, a time limit's end, and the seconds that are left.
    [GeneratedRegex(
        @"Date: [^\n]+|[0-9٠-٩]{1,2}:[0-9٠-٩]{2}(?::[0-9]{2})?|data-(?:seconds|ends|now)[a-z-]*=""[^""]*""",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Moment { get; }

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(asked =>
            Task.FromResult((200, "", asked.Path == "/known" ? "Wrong password." : "No such name."))
        );
        using var browser = new Browser(server.Origin);
        var person = new Someone(
            "citizen",
            "",
            "1",
            "2",
            null,
            null,
            new Dictionary<string, string?>(StringComparer.Ordinal)
        );
        var finding = Same(
            "",
            [Mask(await browser.GetAsync("/unknown"), person)],
            [Mask(await browser.GetAsync("/known"), person)]
        );
        return Finding.Control(
            "a server that knows no such name, and says so",
            1,
            finding.Seen,
            finding.Verdict == Verdict.Failed
        );
    }
}
