using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Recovery;

/// <summary>
/// An answer on its way to its agency, with the question it was given to: the claimant may choose anew meanwhile.
/// </summary>
public sealed record WaitingAnswer(string Question, string Value)
{
    /// <param name="sealer">The installation's.</param>
    /// <param name="place">The row and column where it waits.</param>
    public byte[] Seal(Sealer sealer, SealedPlace place)
    {
        ArgumentNullException.ThrowIfNull(sealer);
        return sealer.Seal($"{Question}\n{Value}", place);
    }

    public static WaitingAnswer Open(Sealer sealer, SealedPlace place, byte[] made)
    {
        ArgumentNullException.ThrowIfNull(sealer);
        var parts = sealer.Open(made, place).Split('\n', 2);
        return new(parts[0], parts[1]);
    }

    /// <summary>Nothing of it: answers appear in no log.</summary>
    public override string ToString() => nameof(WaitingAnswer);
}
