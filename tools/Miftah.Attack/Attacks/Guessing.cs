namespace Miftah.Attack.Attacks;

/// <summary>
/// Mass guessing: one person's password and answers, guessed from hundreds of networks at once. The budgets of the
/// person hold, and the owner gets in on a browser that the account knows.
/// </summary>
internal static class Guessing
{
    private const int Networks = 300;
    private const int AtOnce = 12;

    /// <summary>Passwords that may be compared in a day, and notices that a phone may get.</summary>
    private const int PasswordsMax = 10;
    private const int NoticesMax = 3;
    private const int Recoveries = 20;

    public static readonly Attack Attack = new("guessing", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        // The one whose sign-in was raced: signed in once or twice so far, with a code each.
        var person = target.Active[2];
        using var owner = target.NewBrowser();
        var code = await target.SignInCodeAsync(owner, person);
        Journey.Must(await owner.FillAsync("/sign-in/code", ("Code", code)), "/home");
        return
        [
            .. await PasswordsAsync(target, person, owner),
            .. await AnswersAsync(target, person, owner),
            await ControlAsync(),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> PasswordsAsync(Target target, Someone person, Browser owner)
    {
        var replies = await GuessAsync(Networks, target.NewBrowserIn, person);
        using var stranger = target.NewBrowserIn(Networks);
        var late = await SignInAsync(stranger, person, person.Password!);
        var home = owner.Cookies.Keys.Where(x => x.EndsWith("session", StringComparison.Ordinal)).ToList();
        home.ForEach(x => owner.Cookies.Remove(x));
        var code = await target.SignInCodeAsync(owner, person);
        var signedIn = await owner.FillAsync("/sign-in/code", ("Code", code));
        return
        [
            Finding.Of(
                $"one person's password, from {Networks} networks",
                Networks,
                $"at most {PasswordsMax} compared",
                $"{Compared(replies)} compared",
                Compared(replies) is > 0 and <= PasswordsMax
            ),
            Finding.Of(
                "the right password after them, in an unknown browser",
                1,
                "not compared",
                $"{late.Status} {late.Location}",
                late.IsOpen && !IsCompared(late)
            ),
            Finding.Of(
                "the owner after them, in a known browser",
                1,
                "signed in",
                $"{signedIn.Status} {signedIn.Location}",
                signedIn.GoesTo("/home")
            ),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> AnswersAsync(Target target, Someone person, Browser owner)
    {
        var wrong = person.WithWrongAnswer();
        var before = (await target.SmsToAsync(person)).Count;
        await Parallel.ForAsync(
            0,
            Recoveries,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (network, _) =>
            {
                using var browser = target.NewBrowserIn(Networks + 1 + network);
                await browser.IdentifyAsync(wrong);
                await browser.ChooseAsync(wrong);
                await browser.FillAsync("/recover/answer", ("Answer", wrong.Document.Answer));
            }
        );
        var notices = await target.NewSmsAsync(person, before);
        var code = await target.CodeForAsync(owner, person);
        var opened = await owner.FillAsync("/recover/code", ("Code", code));
        return
        [
            Finding.Of(
                $"one person's document, from {Recoveries} networks",
                Recoveries,
                $"no code, at most {NoticesMax} notices",
                $"{notices.Count} notices, {notices.Count(x => x.Code is not null)} codes",
                notices.Count is > 0 and <= NoticesMax && notices.All(x => x.Code is null)
            ),
            Finding.Of(
                "the owner's recovery after them, in a known browser",
                1,
                "the code opens the next page",
                $"{opened.Status} {opened.Location}",
                opened.GoesTo("/recover/password") || opened.GoesTo("/recover/proof")
            ),
        ];
    }

    private static async Task<IReadOnlyList<Reply>> GuessAsync(int count, Func<int, Browser> open, Someone person)
    {
        var replies = new Reply[count];
        await Parallel.ForAsync(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) =>
            {
                using var browser = open(i);
                replies[i] = await SignInAsync(browser, person, $"not this one either {i}");
            }
        );
        return replies;
    }

    private static Task<Reply> SignInAsync(Browser browser, Someone person, string password) =>
        browser.FillAsync("/en/sign-in", ("Username", person.Username!), ("Password", password));

    // Told by the English page: what a pause turns away is not compared with anything.
    private static bool IsCompared(Reply reply) =>
        !reply.IsOpen
        || !((string[])["sign-in is paused", "sign-in is stopped"]).Any(x =>
            reply.Body.Contains(x, StringComparison.Ordinal)
        );

    private static int Compared(IReadOnlyList<Reply> replies) => replies.Count(IsCompared);

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(_ => Task.FromResult((200, "", "No match.")));
        var person = new Someone(
            "citizen",
            "",
            "",
            "",
            "a",
            "",
            new Dictionary<string, string?>(StringComparer.Ordinal)
        );
        var replies = await GuessAsync(Networks, _ => new Browser(server.Origin), person);
        return Finding.Control(
            "a server that counts nothing",
            Networks,
            $"{Compared(replies)} compared",
            Compared(replies) > PasswordsMax
        );
    }
}
