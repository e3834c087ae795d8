using System.Diagnostics;
using System.Security.Cryptography;
using Miftah.Attack.Measuring;

namespace Miftah.Attack.Attacks;

/// <summary>Enumeration by time at the sign-in: unknown names against known ones with a wrong password.</summary>
internal static class SignInTimes
{
    private const string Unknown = "unknown";
    private const string Again = "unknown again";
    private const string Username = "known username";
    private const string Number = "known identity number";
    private const string WrongPassword = "not this one at all";
    private const int WarmUpSeconds = 12;

    private static readonly string[] Classes = [Unknown, Again, Username, Number];

    public static readonly Attack Attack = new("sign-in", RunAsync) { IsMeasured = true };

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        // Two tries for each, well below the pause after four.
        if (target.Crowd.Count < target.Pairs)
            return [Finding.Unclear("sign-in, by time", $"{target.Pairs} people are needed, not {target.Crowd.Count}")];
        var nobody = new Nobody(target.Crowd);
        using var browser = target.NewBrowser();
        var form = await browser.GetAsync("/sign-in");
        var cookies = browser.Cookies.ToDictionary(StringComparer.Ordinal);
        var samples = new Samples();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < WarmUpSeconds)
            await OneAsync(Unknown, target.Active[0]);
        samples = new();
        var order = Classes.ToArray();
        for (var i = 0; i < target.Pairs; i++)
        {
            RandomNumberGenerator.Shuffle<string>(order);
            foreach (var kind in order)
                await OneAsync(kind, target.Crowd[i]);
        }
        var noise = samples.Compare("", Unknown, Again);
        return
        [
            Bound.Hash.Judge($"{Username}, against unknown", noise, samples.Compare("", Unknown, Username)),
            Bound.Hash.Judge($"{Number}, against unknown", noise, samples.Compare("", Unknown, Number)),
        ];

        async Task OneAsync(string kind, Someone known)
        {
            browser.Cookies.Clear();
            foreach (var (name, value) in cookies)
                browser.Cookies[name] = value;
            var typed = kind switch
            {
                Username => known.Username!,
                Number => known.IdentityNumber,
                _ when samples.Next % 2 == 0 => nobody.Like(known).Username!,
                _ => nobody.Like(known).IdentityNumber,
            };
            Reply? reply = null;
            var time = await Clock.TimeAsync(async () =>
                reply = await browser.PostAsync(form, "/sign-in", ("Username", typed), ("Password", WrongPassword))
            );
            if (!reply!.IsOpen)
                throw new JourneyException($"a wrong password led to {reply.Status} {reply.Location}");
            samples.Add("", kind, time);
        }
    }
}
