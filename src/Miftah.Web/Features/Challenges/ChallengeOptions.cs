using System.ComponentModel.DataAnnotations;
using Miftah.Domain.Challenges;

namespace Miftah.Web.Features.Challenges;

/// <summary>What an operator may set about challenges; section "Miftah:Challenge" of the configuration.</summary>
public sealed class ChallengeOptions
{
    /// <summary>How long a challenge may be answered, from the moment its page was made.</summary>
    [Range(2, 60)]
    public int LifetimeMinutes { get; set; } = 20;

    /// <summary>Puzzles of the proof of work. More puzzles, less luck: the time of two visits differs less.</summary>
    [Range(1, ProofOfWork.PuzzlesMax)]
    public int ProofPuzzles { get; set; } = 32;

    /// <summary>
    /// Leading zero bits of each puzzle: one more doubles the work. docs/challenge.md has the measured times.
    /// </summary>
    [Range(1, ProofOfWork.BitsMax)]
    public int ProofBits { get; set; } = 13;
}
