using Miftah.Agencies;
using Miftah.Agencies.Fingers;
using Miftah.Domain;
using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>
/// The synthetic country's fingers, compared by a simulation: a deployment puts its own biometric system behind
/// <see cref="IFingerprints"/> in its place. The portal hands the capture on and sees the verdict.
/// </summary>
public sealed class SimulatedFingerprints(
    Country country,
    SimulatedAgency agency,
    AgencyMode mode,
    TimeSpan slowness,
    TimeProvider clock
) : IFingerprints
{
    public async Task<FingerVerdict> VerifyAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var behaviour = mode.Behaviour;
        if (behaviour == AgencyBehaviour.Down)
            return FingerVerdict.Unavailable;
        if (behaviour == AgencyBehaviour.Slow)
            await Task.Delay(slowness, clock, cancel);
        var match = country.Find(person) is { } found
            ? agency.Compare(found, sealedCapture, clock.Now())
            : FingerMatch.Other;
        return match switch
        {
            FingerMatch.Poor => FingerVerdict.TryAgain,
            FingerMatch.Same when behaviour != AgencyBehaviour.Wrong => FingerVerdict.Yes,
            _ => FingerVerdict.No,
        };
    }

    public async Task<AttestedName?> NameAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        await VerifyAsync(person, sealedCapture, cancel) == FingerVerdict.Yes && country.Find(person) is { } found
            ? new(found.NameArabic, found.NameEnglish)
            : null;
}
