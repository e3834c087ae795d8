using System.Text.RegularExpressions;

namespace Miftah.Attack.Attacks;

/// <summary>A hundred requests let go at once against everything that may happen once, or a few times.</summary>
internal static partial class Races
{
    private const int Racers = 100;

    public static readonly Attack Attack = new("races", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target) =>
        [
            .. await RecoveryAsync(target, target.Active[0]),
            await WrongCodesAsync(target, target.Active[1]),
            await SignInAsync(target, target.Active[2]),
            .. await ClaimAndAnswerAsync(target, target.Active[3]),
            .. await ProofsAsync(target, target.Guarded[0]),
            await ControlAsync(),
        ];

    // One journey raced at each of its last steps: the code, the password, and the link of the notice about them.
    private static async Task<IReadOnlyList<Finding>> RecoveryAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        var code = await target.CodeForAsync(browser, person);
        var page = await browser.GetAsync("/recover/code");
        var before = (await target.SmsToAsync(person)).Count;
        var codes = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(page, "/recover/code", ("Code", code)));
        var opened = codes.Where(x => x.GoesTo("/recover/password")).ToList();
        var first = Once("right recovery code", opened.Count, codes);
        if (opened.Count == 0)
            return [first];

        browser.Take(opened[0]);
        page = await browser.GetAsync("/recover/password");
        (string, string)[] fields = [("NewPassword", Journey.NewPassword), ("RepeatPassword", Journey.NewPassword)];
        var set = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(page, "/recover/password", fields));
        var sms = await target.NewSmsAsync(person, before);
        // Each kind of notice comes once for each time that its cause happened.
        var kinds = sms.GroupBy(x => Link.Replace(x.Text, ""), StringComparer.Ordinal).Select(x => x.Count()).ToList();
        var second = Once("new password", kinds.Count == 0 ? 0 : kinds.Max(), set);
        var link = sms.Select(x => Link.Match(x.Text)).FirstOrDefault(x => x.Success);
        return link is null
            ? [first, second, Finding.Unclear("freeze link", "no link came to the phone")]
            : [first, second, await FreezeAsync(target, person, link.Groups["path"].Value)];
    }

    private static async Task<Finding> FreezeAsync(Target target, Someone person, string path)
    {
        using var browser = target.NewBrowser();
        var page = await browser.GetAsync(path);
        var before = (await target.SmsToAsync(person)).Count;
        var replies = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(page, path));
        return Once("freeze link", (await target.NewSmsAsync(person, before)).Count, replies);
    }

    private static async Task<Finding> WrongCodesAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        var code = await target.CodeForAsync(browser, person);
        var page = await browser.GetAsync("/recover/code");
        var replies = await browser.RaceAsync(
            Racers,
            (i, x) => x.PostAsync(page, "/recover/code", ("Code", Journey.WrongCode(code, i)))
        );
        var late = await browser.FillAsync("/recover/code", ("Code", code));
        return Finding.Of(
            "wrong recovery codes at once, then the right one",
            Racers + 1,
            "none opens, the right one comes too late",
            $"{replies.Count(x => x.GoesTo("/recover/password"))} opened, {Statuses(replies)}; then {late.Status} {late.Location}",
            !replies.Append(late).Any(x => x.GoesTo("/recover/password")) && !replies.Any(IsBroken)
        );
    }

    private static async Task<Finding> SignInAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        var code = await target.SignInCodeAsync(browser, person);
        var page = await browser.GetAsync("/sign-in/code");
        var replies = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(page, "/sign-in/code", ("Code", code)));
        return Once("right sign-in code", replies.Count(x => x.GoesTo("/home")), replies);
    }

    private static async Task<IReadOnlyList<Finding>> ClaimAndAnswerAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        var (shown, fields) = await browser.ClaimFormAsync(person);
        var claims = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(shown, "/recover", fields));
        var begun = claims.Where(x => x.GoesTo("/recover/question")).ToList();
        var first = Once("one solved challenge", begun.Count, claims);
        if (begun.Count == 0)
            return [first];

        browser.Take(begun[0]);
        await browser.ChooseAsync(person);
        var page = await browser.GetAsync("/recover/answer");
        var before = (await target.SmsToAsync(person)).Count;
        var answers = await browser.RaceAsync(
            Racers,
            (_, x) => x.PostAsync(page, "/recover/answer", ("Answer", person.Document.Answer))
        );
        return [first, Once("right answer", (await target.NewSmsAsync(person, before)).Count, answers)];
    }

    // A code of an app and a saved one: each ends one sign-in, whoever posts it how often, and is over.
    private static async Task<IReadOnlyList<Finding>> ProofsAsync(Target target, Someone person) =>
        [
            await ProofAsync(target, person, "saved code", "saved", () => person.SavedCodes![0]),
            await ProofAsync(target, person, "app code", "app", () => AppCode.Of(person.TotpSecret!)),
        ];

    // Half of the requests come from a second browser that also knows the password: one code, two sign-ins.
    private static async Task<Finding> ProofAsync(
        Target target,
        Someone person,
        string what,
        string way,
        Func<string> code
    )
    {
        using var first = target.NewBrowser();
        using var second = target.NewBrowser();
        await first.PasswordAsync(person);
        await second.PasswordAsync(person);
        var path = $"/sign-in/code?by={way}";
        var (one, other) = (await first.GetAsync(path), await second.GetAsync(path));
        var shown = code();
        var both = await Task.WhenAll(
            first.RaceAsync(Racers / 2, (_, x) => x.PostAsync(one, path, ("Code", shown))),
            second.RaceAsync(Racers / 2, (_, x) => x.PostAsync(other, path, ("Code", shown)))
        );
        IReadOnlyList<Reply> replies = [.. both.SelectMany(x => x)];
        return Once($"{what} in two browsers", replies.Count(x => x.GoesTo("/home")), replies);
    }

    // Looks, waits a moment, then remembers: the mistake that all of the above look for.
    private static async Task<Finding> ControlAsync()
    {
        var spent = false;
        await using var server = new BrokenServer(async asked =>
        {
            if (asked.Path != "/recover/code")
                return (200, "", "");
            if (spent)
                return (302, "/recover?ended=1", "");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
            spent = true;
            return (302, "/recover/password", "");
        });
        using var browser = new Browser(server.Origin);
        var replies = await browser.RaceAsync(Racers, (_, x) => x.GetAsync("/recover/code"));
        var won = replies.Count(x => x.GoesTo("/recover/password"));
        return Finding.Control("a server that looks before it debits", Racers, $"{won} successes", won > 1);
    }

    internal static Finding Once(string what, int happened, IReadOnlyList<Reply> replies) =>
        Finding.Of(
            $"{what}, all at once",
            Racers,
            "happens once",
            $"{happened}; {Statuses(replies)}",
            happened == 1 && !replies.Any(IsBroken)
        );

    // A busy portal may say 503 and mean it; anything else from 500 on is a fault.
    private static bool IsBroken(Reply reply) => reply.Status >= 500 && reply.Status != 503;

    private static string Statuses(IReadOnlyList<Reply> replies) =>
        string.Join(", ", replies.GroupBy(x => x.Status).OrderBy(x => x.Key).Select(x => $"{x.Count()} of {x.Key}"));

    [GeneratedRegex(@"\S+(?<path>/x/\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link { get; }
}
