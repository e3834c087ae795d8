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
