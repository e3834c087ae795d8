using System.Diagnostics;
using System.Globalization;
using Miftah.Attack.Measuring;

namespace Miftah.Attack.Attacks;

/// <summary>
/// A flood of recoveries of people whom nobody knows, as many as the limits let in from all networks at once, to keep
/// the worker busy: an owner who recovers meanwhile still has the code, and hears of the new password in time to press
/// the link.
/// </summary>
internal static class Flood
{
    private const int Flooders = 16;
    private const int Owners = 40;
    private const int FirstSeconds = 5;

    // What LimitTable has for the first page of a recovery in all: a burst, then so many in a second.
    private const int Burst = 2_000;
    private const int PerSecond = 10;

    /// <summary>From the answer to the phone; a second where nobody floods.</summary>
    private const double CodeSecondsMax = 60;

    /// <summary>From the new password to the phone: sentence 52.</summary>
    private const double NoticeSecondsMax = 60;

    private const int GivenUpSeconds = 90;
    private const int PollMilliseconds = 50;

    public static readonly Attack Attack = new("flood", RunAsync) { IsMeasured = true };

    /// <summary>Beside those whose times are measured.</summary>
    public const int People = Owners;

    private static async Task<IReadOnlyList<Finding>> RunAsync(Target target)
    {
        // Those at the end have warmed the portal up, and have no guesses left.
        var rested = target.Crowd.Where(x => x.HasDocument).SkipLast(Times.WarmUpPeople);
        var owners = rested.TakeLast(Owners).ToList();
        if (owners.Count < Owners)
            return [Finding.Unclear("recovery under a flood", $"{Owners} people are needed, not {owners.Count}")];
        using var stop = new CancellationTokenSource();
        var flood = FloodAsync(target, owners[0], stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(FirstSeconds));
        var (codes, notices) = (new List<double>(), new List<double>());
        foreach (var owner in owners)
        {
            var (code, notice) = await RecoverAsync(target, owner);
            codes.Add(code);
            notices.Add(notice);
        }
        await stop.CancelAsync();
        var sent = await flood;
        return
        [
            Judge($"the code, while {Flooders} flood", codes, sent, CodeSecondsMax),
            Judge($"the notice, while {Flooders} flood", notices, sent, NoticeSecondsMax),
            await ControlAsync(),
        ];
    }

    private static async Task<int> FloodAsync(Target target, Someone like, CancellationToken stop)
    {
        var sent = 0;
        var nobody = new Nobody(target.People.Concat(target.Crowd));
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, Flooders).Select(_ => Task.Run(OneAsync, CancellationToken.None)));
        return sent;

        async Task OneAsync()
        {
            using var browser = target.NewBrowser();
            while (!stop.IsCancellationRequested)
            {
                browser.Cookies.Clear();
                Someone person;
                lock (gate)
                    person = nobody.Like(like);
                await browser.IdentifyAsync(person);
                await browser.ChooseAsync(person);
                await browser.FillAsync("/recover/answer", ("Answer", person.Document.Answer));
                if (Interlocked.Increment(ref sent) > Burst)
                    await Task.Delay(TimeSpan.FromSeconds((double)Flooders / PerSecond), CancellationToken.None);
            }
        }
    }

    // Both in seconds, as the phone sees them.
    private static async Task<(double Code, double Notice)> RecoverAsync(Target target, Someone owner)
    {
        using var browser = target.NewBrowser();
        await browser.IdentifyAsync(owner);
        await browser.ChooseAsync(owner);
        Journey.Must(
            await browser.FillAsync("/recover/answer", ("Answer", owner.Document.Answer)),
            $"{Journey.Recover}/code"
        );
        string? code = null;
        var codeTakes = await UntilAsync(async () =>
            (code = (await target.SmsToAsync(owner)).FirstOrDefault(x => x.Code is not null)?.Code) is not null
        );
        if (code is null)
            throw new JourneyException(
                $"no code came: {(await target.SmsToAsync(owner)).Select(x => x.Text).FirstOrDefault()}"
            );
        Journey.Must(await browser.FillAsync("/recover/code", ("Code", code)), "/recover/password");
        var before = (await target.SmsToAsync(owner)).Count;
        var set = await browser.FillAsync(
            "/recover/password",
            ("NewPassword", Journey.NewPassword),
            ("RepeatPassword", Journey.NewPassword)
        );
        Journey.Must(set, "/recover/done");
        return (codeTakes, await UntilAsync(async () => (await target.SmsToAsync(owner)).Count > before));
    }

    private static async Task<double> UntilAsync(Func<Task<bool>> isThereAsync)
    {
        var from = Stopwatch.GetTimestamp();
        while (!await isThereAsync() && Stopwatch.GetElapsedTime(from).TotalSeconds < GivenUpSeconds)
            await Task.Delay(PollMilliseconds);
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static Finding Judge(string what, List<double> seconds, int sent, double secondsMax) =>
        Finding.Of(
            what,
            seconds.Count,
            string.Create(CultureInfo.InvariantCulture, $"each within {secondsMax} s"),
            Say(seconds, string.Create(CultureInfo.InvariantCulture, $"; {sent} recoveries of nobody meanwhile")),
            Holds(seconds, secondsMax)
        );

    private static bool Holds(List<double> seconds, double secondsMax) => seconds.Max() <= secondsMax;

    private static string Say(List<double> seconds, string rest = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"median {Comparison.MedianOf([.. seconds.Order()]):0.00} s, p95 {seconds.Order().ElementAt((int)(0.95 * (seconds.Count - 1))):0.00} s, longest {seconds.Max():0.00} s{rest}"
        );

    private static async Task<Finding> ControlAsync()
    {
        var asked = 0;
        await using var server = new BrokenServer(_ => Task.FromResult((++asked > 3 ? 200 : 404, "", "")));
        using var browser = new Browser(server.Origin);
        List<double> seconds = [await UntilAsync(async () => (await browser.GetAsync("/sms")).IsOpen)];
        var limit = 3.0 * PollMilliseconds / 1000 - 0.01;
        return Finding.Control("a phone that hears at the fourth look", 1, Say(seconds), !Holds(seconds, limit));
    }
}
