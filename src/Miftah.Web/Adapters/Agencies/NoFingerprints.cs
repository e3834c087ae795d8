using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Web.Adapters.Agencies;

/// <summary>Where no biometric system is connected: it cannot be asked, and says so.</summary>
public sealed class NoFingerprints : IFingerprints
{
    public Task<FingerVerdict> VerifyAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        Task.FromResult(FingerVerdict.Unavailable);

    public Task<AttestedName?> NameAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        Task.FromResult<AttestedName?>(null);
}
