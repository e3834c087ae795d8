using System.Diagnostics;
using System.Security.Cryptography;
using Miftah.Attack.Measuring;

namespace Miftah.Attack.Attacks;

/// <summary>
/// Enumeration by time at the steps of a recovery: unknown people against known ones whose answer is wrong, right, or
/// whose mobile is another. The code is tried at once after the answer, while the worker is still at it.
/// </summary>
internal static class Times
{
    private const string Unknown = "unknown";
    private const string Again = "unknown again";
    private const string WrongAnswer = "known, wrong answer";
    private const string RightAnswer = "known, right answer";
    private const string OtherMobile = "known, another mobile";

    private const int WarmUpSeconds = 12;
    public const int WarmUpPeople = 40;
    private static readonly TimeSpan Slower = TimeSpan.FromMilliseconds(1);

    private static readonly string[] Classes = [Unknown, Again, WrongAnswer, RightAnswer, OtherMobile];

    public static readonly Attack Attack = new("times", RunAsync) { IsMeasured = true };

    /// <summary>How many people beside the demo's a run needs.</summary>
    public static int PeopleFor(int pairs) => (2 * pairs) + WarmUpPeople;

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        var people = target.Crowd.Where(x => x.HasDocument).ToList();
        if (people.Count < PeopleFor(target.Pairs))
            return
            [
                Finding.Unclear(
                    "recovery, by time",
                    $"{PeopleFor(target.Pairs)} people are needed, not {people.Count}"
                ),
                await SlowerControl.RunAsync(Bound.Page, TimeSpan.Zero, Slower),
            ];
        var measuring = new Measuring(target, people);
        await measuring.WarmUpAsync();
        var samples = await measuring.RunAsync();
        var steps = (string[])["begin", "question", "answer", "code"];
        return
        [
            .. steps.SelectMany(step =>
                Classes[2..]
                    .Select(kind =>
                        Bound.Page.Judge(
                            $"{step}: {kind}, against unknown",
                            samples.Compare(step, Unknown, Again),
                            samples.Compare(step, Unknown, kind)
                        )
                    )
            ),
            await SlowerControl.RunAsync(Bound.Page, TimeSpan.Zero, Slower),
        ];
    }

    /// <summary>Rounds of one journey of each class, in an order drawn anew each time, over one connection.</summary>
    private sealed class Measuring(Target target, List<Someone> people)
    {
        private readonly Nobody nobody = new(people);
        private Samples samples = new();

        public async Task WarmUpAsync()
        {
            var started = Stopwatch.GetTimestamp();
            using var browser = target.NewBrowser();
            for (var i = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < WarmUpSeconds; i++)
                await RoundAsync(browser, people[^(1 + (i % (WarmUpPeople / 2)))], people[^(WarmUpPeople / 2)]);
        }

        public async Task<Samples> RunAsync()
        {
            samples = new();
            using var browser = target.NewBrowser();
            for (var i = 0; i < target.Pairs; i++)
                await RoundAsync(browser, people[2 * i], people[(2 * i) + 1]);
            return samples;
        }

        private async Task RoundAsync(Browser browser, Someone one, Someone other)
        {
            var order = Classes.ToArray();
            RandomNumberGenerator.Shuffle<string>(order);
            foreach (var kind in order)
                await JourneyAsync(
                    browser,
                    kind,
                    kind switch
                    {
                        WrongAnswer => one.WithWrongAnswer(),
                        RightAnswer => other,
                        OtherMobile => one with { Mobile = nobody.Like(one).Mobile },
                        _ => nobody.Like(one),
                    }
                );
        }

        private async Task JourneyAsync(Browser browser, string kind, Someone person)
        {
            browser.Cookies.Clear();
            var (form, fields) = await browser.ClaimFormAsync(person);
            await TimedAsync("begin", "/recover/question", () => browser.PostAsync(form, "/recover", fields));
            var page = await browser.GetAsync("/recover/question");
            var (question, answer) = person.Document;
            await TimedAsync(
                "question",
                "/recover/answer",
                () => browser.PostAsync(page, "/recover/question", ("Question", question))
            );
            await TimedAsync(
                "answer",
                "/recover/code",
                () => browser.PostAsync(page, "/recover/answer", ("Answer", answer))
            );
            await TimedAsync("code", null, () => browser.PostAsync(page, "/recover/code", ("Code", "000000")));

            async Task TimedAsync(string step, string? next, Func<Task<Reply>> post)
            {
                Reply? reply = null;
                samples.Add(step, kind, await Clock.TimeAsync(async () => reply = await post()));
                if (next is not null)
                    Journey.Must(reply!, next);
            }
        }
    }
}
