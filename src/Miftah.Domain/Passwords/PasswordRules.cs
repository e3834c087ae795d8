namespace Miftah.Domain.Passwords;

/// <summary>
/// Whether a new password may be set: long enough, and not what attackers try first. No composition rules.
/// </summary>
/// <remarks>Source: NIST SP 800-63B-4 §3.1.1.2; OWASP ASVS 5.0 6.2.1–6.2.12.</remarks>
public sealed class PasswordRules(PasswordPolicy policy, ICommonPasswords common)
{
    public static readonly Refusal Empty = new("password.empty");
    public static readonly Refusal TooShort = new("password.short");
    public static readonly Refusal TooLong = new("password.long");
    public static readonly Refusal Common = new("password.common");
    public static readonly Refusal Personal = new("password.personal");
    public static readonly Refusal RepeatEmpty = new("password.repeat-empty");
    public static readonly Refusal Mismatch = new("password.mismatch");

    /// <summary>For the caller, who holds the hasher: it is the password that the account has now.</summary>
    public static readonly Refusal Former = new("password.former");

    private readonly PredictablePasswords predictable = new(common);

    public PasswordPolicy Policy => policy;

    /// <summary>The password as it is to be hashed (NFKC), or why it may not be set.</summary>
    public Result<string> Check(string? typed, PersonalFacts person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (string.IsNullOrEmpty(typed))
            return Empty;
        if (typed.Length > PasswordText.UnitsMax)
            return TooLong;
        var password = PasswordText.Normalise(typed);
        var characters = PasswordText.CodePoints(password);
        if (characters < policy.CharactersMin)
            return TooShort;
        if (characters > PasswordPolicy.CharactersMax)
            return TooLong;
        if (person.AreIn(password))
            return Personal;
        return predictable.Contain(password) ? Common : password;
    }

    /// <summary>
    /// Why the second field does not confirm the first, or null where it does; equal spellings confirm.
    /// </summary>
    public static Refusal? CheckRepeat(string? typed, string? repeated)
    {
        if (string.IsNullOrEmpty(repeated))
            return RepeatEmpty;
        return string.Equals(Spelling(typed ?? ""), Spelling(repeated), StringComparison.Ordinal) ? null : Mismatch;
    }

    private static string Spelling(string text) =>
        text.Length > PasswordText.UnitsMax ? text : PasswordText.Normalise(text);
}
