using Miftah.Agencies;
using Miftah.Domain.Messaging;

namespace Miftah.Web.Adapters.Operators;

/// <summary>Whether the operators of the synthetic country answer; may be turned while requests run.</summary>
public sealed class OperatorMode
{
    private volatile bool isDown;

    public bool IsDown
    {
        get => isDown;
        set => isDown = value;
    }
}

/// <summary>The mobile operators of the synthetic country, asked in this process.</summary>
public sealed class InProcessSimSwaps(Country country, OperatorMode mode) : ISimSwaps
{
    public Task<SimVerdict> AskAsync(string mobile, int withinHours, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (mode.IsDown)
            return Task.FromResult(SimVerdict.Unavailable);
        // A number that a person took later is in no register of the country: its SIM was bought long ago.
        var changedHoursAgo = country.FindByMobile(mobile)?.SimChangedHoursAgo;
        return Task.FromResult(changedHoursAgo <= withinHours ? SimVerdict.Changed : SimVerdict.Settled);
    }
}
