namespace Miftah.Domain.Audit;

/// <summary>
/// One act, written in the transaction that does it: no record, no act. Holds ids and codes, nothing personal.
/// </summary>
public sealed class AuditRecord
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What was done: one of <see cref="Acts"/>.</summary>
    public required string Act { get; init; }

    /// <summary>The account it was done to.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Who did it: "claimant", "subscriber", "system".</summary>
    public required string Actor { get; init; }

    /// <summary>The attempt or session in which it was done.</summary>
    public required Guid Within { get; init; }

    /// <summary>The proofs behind it, for example "challenge,document,sms-code"; empty when there were none.</summary>
    public string Proofs { get; init; } = "";
}

/// <summary>The stable names of audited acts.</summary>
public static class Acts
{
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string SessionEnded = "session-ended";
    public const string UsernameShown = "username-shown";
    public const string PasswordSet = "password-set";
    public const string Frozen = "frozen";
    public const string Unfrozen = "unfrozen";
    public const string AuthenticatorBound = "authenticator-bound";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string PasswordChanged = "password-changed";
    public const string SecondProofShown = "second-proof-shown";
}
