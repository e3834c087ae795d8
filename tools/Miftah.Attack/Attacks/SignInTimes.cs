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
    private const string Lately = "known, tried a moment before";
    private const string WrongPassword = "not this one at all";
    private const int WarmUpSeconds = 12;

    // A difference a little above the bound, which is a hundredth of the hash.
    private static readonly TimeSpan AsAHash = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Slower = TimeSpan.FromMilliseconds(1);

    private static readonly string[] Classes = [Unknown, Again, Username, Number, Lately];

    public static readonly Attack Attack = new("sign-in", RunAsync) { IsMeasured = true };

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        // A known name is tried for the first time, as an unknown one is; or, a class of its own, for the second.
        var needed = 2 * target.Pairs;
        if (target.Crowd.Count < needed)
            return [Finding.Unclear("sign-in, by time", $"{needed} people are needed, not {target.Crowd.Count}")];
        var nobody = new Nobody(target.Crowd);
        using var browser = target.NewBrowser();
        var form = await browser.GetAsync("/sign-in");
        var cookies = browser.Cookies.ToDictionary(StringComparer.Ordinal);
        var samples = new Samples();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < WarmUpSeconds)
            await OneAsync(Unknown, target.Active[0]);
        await OneAsync(Username, target.Crowd[0]);
        samples = new();
        var order = Classes.ToArray();
        for (var i = 1; i < target.Pairs; i++)
        {
            RandomNumberGenerator.Shuffle<string>(order);
            foreach (var kind in order)
                await OneAsync(kind, target.Crowd[PlaceOf(kind, i)]);
        }
        var noise = samples.Compare("", Unknown, Again);
        return
        [
            .. Classes[2..]
                .Select(x => Bound.Hash.Judge($"{x}, against unknown", noise, samples.Compare("", Unknown, x))),
        ];

        // The one tried a moment before is the one whose username was tried in the round before.
        static int PlaceOf(string kind, int round) =>
            kind switch
            {
                Lately => 2 * (round - 1),
                Number => (2 * round) + 1,
                _ => 2 * round,
            };

        async Task OneAsync(string kind, Someone known)
        {
            browser.Cookies.Clear();
            foreach (var (name, value) in cookies)
                browser.Cookies[name] = value;
            var typed = kind switch
            {
                Username or Lately => known.Username!,
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
