using Miftah.Data.Messaging;
using Miftah.Domain.Messaging;
using Miftah.Web.Adapters.Phones;

namespace Miftah.Web.Features.Messages;

/// <summary>
/// Bounds what SMS cost, by prefix, by country and in all. A code past a cap is not made; a notice past its own waits.
/// </summary>
public sealed class SmsCaps(SmsCounts counts, SmsCapSettings settings, SmsCapAlarm alarm)
{
    private const int Hour = 1;
    private const int Day = 24;
    private const int CountryLengthMax = 4;

    /// <summary>Takes the SMS of one code, before the code is made.</summary>
    /// <returns>Null when it may be sent; otherwise when it is worth asking again.</returns>
    public Task<DateTime?> TakeCodeAsync(string mobile, DateTime now, CancellationToken cancel) =>
        TakeAsync("code", times: 1, mobile, now, cancel);

    /// <summary>Takes the SMS of one notice, before it is handed to the gateway.</summary>
    /// <returns>Null when it may be sent; otherwise when it may be tried again.</returns>
    public Task<DateTime?> TakeNoticeAsync(string mobile, DateTime now, CancellationToken cancel) =>
        TakeAsync("notice", settings.Current.NoticeTimes, mobile, now, cancel);

    /// <summary>The gateway did not take the notice after all.</summary>
    public Task ReturnNoticeAsync(string mobile, DateTime now, CancellationToken cancel) =>
        counts.CreditAsync(CapsOf("notice", settings.Current.NoticeTimes, mobile), now, cancel);

    /// <summary>The operator switched this destination off.</summary>
    public bool IsStopped(string mobile) =>
        settings.Current.StoppedBeginnings.Any(x =>
            x == SmsCapOptions.Everybody || mobile.StartsWith(x, StringComparison.Ordinal)
        );

    /// <summary>How often a cap was reached, as the caps are set now, in windows that began since.</summary>
    public async Task<int> ReachedAsync(DateTime from, CancellationToken cancel) =>
        (await counts.SinceAsync(from, cancel)).Count(x => x.Sent >= MaxOf(x.Scope, x.Hours));

    // A scope is "code", "code +44" or "code +44770": a country code has at most three digits.
    private int MaxOf(string scope, int hours)
    {
        var o = settings.Current;
        var parts = scope.Split(' ');
        var max = parts switch
        {
            [_] => hours == Hour ? o.AllPerHour : o.AllPerDay,
            [_, { Length: <= CountryLengthMax }] => hours == Hour ? o.AbroadPerHour : o.AbroadPerDay,
            _ => hours == Hour ? o.PrefixPerHour : o.PrefixPerDay,
        };
        return parts[0] == "notice" ? max * o.NoticeTimes : max;
    }

    private async Task<DateTime?> TakeAsync(
        string what,
        int times,
        string mobile,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (IsStopped(mobile))
        {
            alarm.Stopped(Phones.PrefixOf(mobile));
            return now.AddHours(Hour);
        }
        if (await counts.DebitAsync(CapsOf(what, times, mobile), now, cancel) is not { } reached)
            return null;
        alarm.Reached(reached);
        return reached.OpensAt(now);
    }

    // The narrow ones first: they are reached first, and then the broad ones were not touched.
    private List<SmsCap> CapsOf(string what, int times, string mobile)
    {
        var (o, country) = (settings.Current, Phones.CountryOf(mobile));
        var prefix = $"{what} {Phones.PrefixOf(mobile)}";
        List<SmsCap> caps = [new(prefix, Hour, o.PrefixPerHour * times), new(prefix, Day, o.PrefixPerDay * times)];
        if (country != Phones.HomeCountry)
            caps.AddRange([
                new($"{what} {country}", Hour, o.AbroadPerHour * times),
                new($"{what} {country}", Day, o.AbroadPerDay * times),
            ]);
        caps.AddRange([new(what, Hour, o.AllPerHour * times), new(what, Day, o.AllPerDay * times)]);
        return caps;
    }
}
