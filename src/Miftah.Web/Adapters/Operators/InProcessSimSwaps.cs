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
        if (mode.IsDown || country.FindByMobile(mobile) is not { } holder)
            return Task.FromResult(SimVerdict.Unavailable);
        return Task.FromResult(holder.SimChangedHoursAgo <= withinHours ? SimVerdict.Changed : SimVerdict.Settled);
    }
}
