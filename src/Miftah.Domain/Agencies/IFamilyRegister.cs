using Miftah.Domain.Identity;

namespace Miftah.Domain.Agencies;

/// <summary>The register that knows who is whose relative. It says yes or no, and of nobody else.</summary>
public interface IFamilyRegister
{
    /// <summary>How long whoever asks waits, in milliseconds: a member of staff stands by.</summary>
    const int WaitMilliseconds = 2_000;

    /// <summary>
    /// Are the two married, or one a child of the other or of the other's spouse, or the same person?
    /// </summary>
    /// <returns>
    /// <see cref="AgencyVerdict.Unavailable"/> for every failure on the way: an adapter throws only when cancelled.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    Task<AgencyVerdict> AreRelativesAsync(IdentityNumber one, IdentityNumber other, CancellationToken cancel);
}
