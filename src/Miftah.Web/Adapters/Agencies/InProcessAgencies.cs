using Miftah.Agencies;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>
/// The agencies of the synthetic country, asked in this process; the portal sees their yes or no only.
/// </summary>
public sealed class InProcessAgencies(Country country, AgencyMode mode, TimeSpan slowness, TimeProvider clock)
    : IAgencies
{
    public async Task<AgencyVerdict> AnswerAsync(
        IdentityNumber person,
        string questionKey,
        string canonicalAnswer,
        CancellationToken cancel
    )
    {
        cancel.ThrowIfCancellationRequested();
        var behaviour = mode.Behaviour;
        if (behaviour == AgencyBehaviour.Down)
            return AgencyVerdict.Unavailable;
        if (behaviour == AgencyBehaviour.Slow)
            await Task.Delay(slowness, clock, cancel);
        var isRight = country.Find(person) is { } found && Register.Holds(found, questionKey, canonicalAnswer);
        return isRight != (behaviour == AgencyBehaviour.Wrong) ? AgencyVerdict.Yes : AgencyVerdict.No;
    }
}
