using Miftah.Domain.Agencies;
using Miftah.Domain.Identity;

namespace Miftah.Tests.Kiosk;

/// <summary>The agency as it is; it counts how many fingers it was asked to compare.</summary>
public sealed class CountedFingers : IFingerprints
{
    private int asked;

    /// <summary>How many fingers were compared.</summary>
    public int Asked => asked;

    /// <summary>Who compares them.</summary>
    public required IFingerprints Agency { get; init; }

    public Task<FingerVerdict> VerifyAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel)
    {
        Interlocked.Increment(ref asked);
        return Agency.VerifyAsync(person, sealedCapture, cancel);
    }

    public Task<AttestedName?> NameAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel) =>
        Agency.NameAsync(person, sealedCapture, cancel);
}
