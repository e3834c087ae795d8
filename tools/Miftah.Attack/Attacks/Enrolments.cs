namespace Miftah.Attack.Attacks;

/// <summary>
/// Opening an account in somebody's name: by racing its steps, by skipping them, and by asking the pages who is known.
/// </summary>
internal static class Enrolments
{
    private const int Racers = 100;

    private static readonly string[] Pages =
    [
        "/enrol/question",
        "/enrol/answer",
        "/enrol/code",
        "/enrol/account",
        "/enrol/done",
    ];

    private static readonly StepWalk Walk = new(
        Pages,
        [
            ("Question", "passport-number"),
            ("Answer", "A0000000"),
            ("Code", "000000"),
            ("Username", "somebody.new"),
            ("NewPassword", Journey.NewPassword),
            ("RepeatPassword", Journey.NewPassword),
        ]
    );

    public static readonly Attack Attack = new("enrolment", RunAsync);

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target) =>
        [
            .. await KnownAsync(target),
            .. await StepsAsync(target, target.Applicants[0]),
            await WrongCodesAsync(target, target.Applicants[0]),
            .. await OpenAsync(target, target.Applicants[1]),
            await ControlAsync(),
        ];

    // Who is known, has an account, or gave the right answer: the pages say nothing of it.
    private static async Task<IReadOnlyList<Finding>> KnownAsync(Target target)
    {
        var findings = new List<Finding>();
        var nobody = new Nobody(target.People);
        var like = target.Active[0];
        var unknown = await Contents.PagesAsync(target, nobody.Like(like), Journey.Enrol, Pages[3..]);
        foreach (var state in (string[])["active", "frozen", "closed", "low-assurance"])
        {
            var person = target.People.Last(x => x.Kind == like.Kind && x.State == state);
            // With a mobile of their own, so that no account's phone is told a hundred times.
            var claimed = person with
            {
                Mobile = nobody.Like(like).Mobile,
            };
            findings.Add(
                Contents.Same(
                    $"enrolment: {state}, against unknown",
                    unknown,
                    await Contents.PagesAsync(target, claimed, Journey.Enrol, Pages[3..])
                )
            );
        }
        var other = like with { Mobile = target.Active[1].Mobile };
        findings.Add(
            Contents.Same(
                "enrolment: somebody's mobile, against unknown",
                unknown,
                await Contents.PagesAsync(target, other, Journey.Enrol, Pages[3..])
            )
        );
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> StepsAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        List<Finding> findings = [await Walk.StageAsync("no enrolment begun", browser, [])];
        await browser.IdentifyAsync(person, Journey.Enrol);
        findings.Add(await Walk.StageAsync("an enrolment's challenge solved", browser, Pages[..1]));
        await browser.ChooseAsync(person, Journey.Enrol);
        findings.Add(await Walk.StageAsync("an enrolment's question chosen", browser, Pages[..2]));
        var code = await target.AnswerAsync(browser, person, Journey.Enrol);
        findings.Add(await Walk.StageAsync("an enrolment's answer given", browser, Pages[..3]));
        using var thief = target.NewBrowser();
        await thief.IdentifyAsync(person, Journey.Enrol);
        await thief.ChooseAsync(person, Journey.Enrol);
        var wrong = person.WithWrongAnswer();
        Journey.Must(await thief.FillAsync("/enrol/answer", ("Answer", wrong.Document.Answer)), "/enrol/code");
        var stolen = await thief.FillAsync("/enrol/code", ("Code", code));
        findings.Add(
            Finding.Of(
                "the code of one enrolment in another of the same person",
                1,
                "no /enrol/account",
                $"{stolen.Status} {stolen.Location}",
                !stolen.GoesTo("/enrol/account")
            )
        );
        return findings;
    }

    private static async Task<Finding> WrongCodesAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        var code = await target.CodeForAsync(browser, person, Journey.Enrol);
        var page = await browser.GetAsync("/enrol/code");
        var replies = await browser.RaceAsync(
            Racers,
            (i, x) => x.PostAsync(page, "/enrol/code", ("Code", Journey.WrongCode(code, i)))
        );
        var late = await browser.FillAsync("/enrol/code", ("Code", code));
        var opened = replies.Append(late).Count(x => x.GoesTo("/enrol/account"));
        return Finding.Of(
            "wrong enrolment codes at once, then the right one",
            Racers + 1,
            "none opens, the right one comes too late",
            $"{opened} opened",
            opened == 0
        );
    }

    // One enrolment raced at each step that happens once: its code, and its end.
    private static async Task<IReadOnlyList<Finding>> OpenAsync(Target target, Someone person)
    {
        using var browser = target.NewBrowser();
        var code = await target.CodeForAsync(browser, person, Journey.Enrol);
        var page = await browser.GetAsync("/enrol/code");
        var codes = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(page, "/enrol/code", ("Code", code)));
        var opened = codes.Where(x => x.GoesTo("/enrol/account")).ToList();
        var first = Races.Once("right enrolment code", opened.Count, codes);
        if (opened.Count == 0)
            return [first];

        browser.Take(opened[0]);
        page = await browser.GetAsync("/enrol/account");
        var before = (await target.SmsToAsync(person)).Count;
        (string, string)[] fields =
        [
            ("Username", "somebody.new"),
            ("NewPassword", Journey.NewPassword),
            ("RepeatPassword", Journey.NewPassword),
        ];
        var ends = await browser.RaceAsync(Racers, (_, x) => x.PostAsync(page, "/enrol/account", fields));
        return [first, Races.Once("new account", (await target.NewSmsAsync(person, before)).Count, ends)];
    }

    private static async Task<Finding> ControlAsync()
    {
        await using var server = new BrokenServer(asked =>
            Task.FromResult(asked.Path == "/enrol/account" ? (200, "", "open") : (302, "/enrol?ended=1", ""))
        );
        using var browser = new Browser(server.Origin);
        var (tried, opened) = await Walk.RunAsync(browser, []);
        return Finding.Control(
            "a server that opens an account without a code",
            tried,
            string.Join(", ", opened),
            opened.SetEquals(["/enrol/account"])
        );
    }
}
