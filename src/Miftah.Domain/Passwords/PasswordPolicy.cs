namespace Miftah.Domain.Passwords;

/// <summary>What an operator may set about passwords, and the limits of it.</summary>
/// <param name="CharactersMin">The fewest code points of a new password.</param>
/// <param name="SecondStepRequired">Whether every sign-in asks for a second step after the password.</param>
public sealed record PasswordPolicy(int CharactersMin = 12, bool SecondStepRequired = true)
{
    /// <summary>The most code points of a password, after NFKC.</summary>
    public const int CharactersMax = 256;

    /// <summary>
    /// The fewest that a setting may ask while a second step is required: NIST SP 800-63B-4 §3.1.1.2.
    /// </summary>
    public const int FewestWithSecondStep = 8;

    /// <summary>
    /// The fewest that a setting may ask where the password stands alone: NIST SP 800-63B-4 §3.1.1.2.
    /// </summary>
    public const int FewestAlone = 15;

    /// <summary>A minimum above this would refuse what NIST and ASVS 6.2.9 say must be accepted.</summary>
    public const int MinimumMost = 64;

    /// <summary>Whether the portal may start with this policy.</summary>
    public bool IsLawful =>
        CharactersMin >= (SecondStepRequired ? FewestWithSecondStep : FewestAlone) && CharactersMin <= MinimumMost;
}
