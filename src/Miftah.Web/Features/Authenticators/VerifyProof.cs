namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// A proof by an authenticator that was bound before, whichever way the person chose. Sign-in, recovery, unfreezing and
/// the hold ask for it; each decides what it is worth there.
/// </summary>
public sealed class VerifyProof(VerifyAppCode app, VerifySavedCode saved)
{
    /// <summary>Counts the guess, compares, and uses the proof up: the same one is never taken again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The way is none of <see cref="ProofWays"/>.</exception>
    public Task<ProofOutcome> TryAsync(ProofOwner owner, ProofFields fields, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.By switch
        {
            ProofWays.App => app.TryAsync(owner, fields.Code, cancel),
            ProofWays.Saved => saved.TryAsync(owner, fields.Code, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(fields), fields.By, "No such way."),
        };
    }
}
