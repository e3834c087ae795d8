using Miftah.Domain;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// A proof by an authenticator that was bound before, whichever way the person chose. Sign-in, recovery, unfreezing and
/// the hold ask for it; each decides what it is worth there.
/// </summary>
public sealed class VerifyProof(VerifyAppCode app, VerifySavedCode saved, VerifyPasskey passkey)
{
    private static readonly Refusal NotChosen = new("proof.not-chosen");

    /// <summary>Counts the guess, compares, and uses the proof up: the same one is never taken again.</summary>
    public Task<ProofOutcome> TryAsync(ProofOwner owner, ProofFields fields, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.By switch
        {
            ProofWays.App => app.TryAsync(owner, fields.Code, cancel),
            ProofWays.Saved => saved.TryAsync(owner, fields.Code, cancel),
            ProofWays.Passkey => passkey.TryAsync(owner, fields.Passkey, cancel),
            _ => Task.FromResult(ProofOutcome.Refused(ProofFields.CodeField, NotChosen)),
        };
    }
}
