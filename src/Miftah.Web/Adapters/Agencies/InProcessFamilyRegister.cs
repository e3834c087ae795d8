using Miftah.Agencies;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>The family register of the synthetic country, asked in this process.</summary>
public sealed class InProcessFamilyRegister(
    FamilyRegister register,
    AgencyMode mode,
    TimeSpan slowness,
    TimeProvider clock
) : IFamilyRegister
{
    public async Task<AgencyVerdict> AreRelativesAsync(
        IdentityNumber one,
        IdentityNumber other,
        CancellationToken cancel
    )
    {
        cancel.ThrowIfCancellationRequested();
        var behaviour = mode.Behaviour;
        if (behaviour == AgencyBehaviour.Down)
            return AgencyVerdict.Unavailable;
        if (behaviour == AgencyBehaviour.Slow)
            await Task.Delay(slowness, clock, cancel);
        var areRelatives = register.AreRelatives(one, other);
        return areRelatives != (behaviour == AgencyBehaviour.Wrong) ? AgencyVerdict.Yes : AgencyVerdict.No;
    }
}
