using Miftah.Domain.Identity;

namespace Miftah.Domain.Agencies;

/// <summary>What the agency says about a finger on a reader.</summary>
public enum FingerVerdict
{
    /// <summary>
    /// The agency could not be asked, or did not answer. Nothing is known, and nothing was compared.
    /// </summary>
    Unavailable = 0,

    /// <summary>It is that person's finger.</summary>
    Yes,

    /// <summary>It is not; or the agency knows no such person, or no finger of theirs: it does not say which.</summary>
    No,

    /// <summary>The picture is too poor to compare: wet, dry, too short on the glass.</summary>
    TryAgain,
}

/// <summary>The name of a person as the register has it.</summary>
public sealed record AttestedName(string Arabic, string English)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(AttestedName);
}

/// <summary>
/// The agency that holds fingers. A reader seals what it took to that agency: the portal carries it, cannot open it,
/// and learns the verdict.
/// </summary>
/// <remarks>Slow by nature, so never called inside a request.</remarks>
public interface IFingerprints
{
    /// <summary>The longest sealed capture, in bytes: a record of one finger has at most some 1,600.</summary>
    const int CaptureBytesMax = 4096;

    /// <summary>Is it the finger of <paramref name="person"/>?</summary>
    /// <returns>
    /// <see cref="FingerVerdict.Unavailable"/> for every failure on the way: an adapter throws only when cancelled.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    Task<FingerVerdict> VerifyAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel);

    /// <summary>The name of <paramref name="person"/>, told against a finger of theirs only.</summary>
    /// <returns>Null when the capture is not that person's finger, or the agency could not be asked.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    Task<AttestedName?> NameAsync(IdentityNumber person, byte[] sealedCapture, CancellationToken cancel);
}
