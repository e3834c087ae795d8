using Miftah.Domain;
using Miftah.Domain.Identity;

namespace Miftah.Web.Features.Authenticators;

/// <summary>Whose proof is asked for, and within what.</summary>
/// <param name="AccountId">Empty for a name that nobody has: the same statements run.</param>
/// <param name="BudgetKey">What wrong codes are counted under.</param>
/// <param name="KnownDevice">This browser once signed in to the account.</param>
/// <param name="Within">The attempt or session that asks.</param>
public sealed record ProofOwner(Guid AccountId, byte[] BudgetKey, bool KnownDevice, Guid Within);

/// <summary>What was posted to show a proof.</summary>
/// <param name="By">One of <see cref="ProofWays"/>.</param>
/// <param name="Code">The typed code of an app or a saved one.</param>
/// <param name="Passkey">The device's answer as JSON, put in by the script.</param>
public sealed record ProofFields(string? By, string? Code, string? Passkey)
{
    public const string CodeField = "Code";
    public const string PasskeyField = "Passkey";

    /// <summary>Nothing of it: codes appear in no log.</summary>
    public override string ToString() => nameof(ProofFields);
}

/// <summary>A proof that was shown, or why it was not: the field and the sentence.</summary>
public sealed record ProofOutcome(ShownProof? Proof, string Field, Refusal? Why, DateTime? Until)
{
    public static ProofOutcome Shown(ShownProof proof) => new(proof, "", null, null);

    public static ProofOutcome Refused(string field, Refusal why, DateTime? until = null) =>
        new(null, field, why, until);
}
