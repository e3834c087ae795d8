using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>What proves a subscriber beside password and SMS; the strongest has the lowest value.</summary>
public enum AuthenticatorKind
{
    /// <summary>A key pair in the person's device or password manager, bound to this portal's origin.</summary>
    Passkey = 1,

    /// <summary>An app that shows a code of six digits every 30 seconds.</summary>
    AuthenticatorApp = 2,

    /// <summary>A printed set of recovery codes, each good once.</summary>
    SavedCodes = 3,
}

/// <summary>
/// One authenticator that is or was bound to an account. Rows stay after the end: the record of all that was ever
/// bound.
/// </summary>
/// <remarks>Source: NIST SP 800-63B-4 §4.1.</remarks>
public sealed class Authenticator
{
    /// <summary>Authenticators of one kind that an account may have at a time; saved codes are one set.</summary>
    public const int OfAKindMax = 5;

    /// <summary>Characters of a label.</summary>
    public const int LabelLengthMax = 40;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required AuthenticatorKind Kind { get; init; }

    /// <summary>
    /// What its owner calls it, sealed under its person's key to this row; null for the name of its kind.
    /// </summary>
    public byte[]? LabelSealed { get; set; }

    public required DateTime BoundAt { get; init; }

    /// <summary>The session in which it was bound.</summary>
    public required Guid BoundIn { get; init; }

    public DateTime? LastUsedAt { get; set; }

    /// <summary>When it was removed or replaced.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>
    /// The app's secret sealed under its person's key to this row; wiped at the end. Null for the other kinds.
    /// </summary>
    public byte[]? SecretSealed { get; set; }

    /// <summary>The time step of the last code taken from the app: each code is good once.</summary>
    public long LastStep { get; set; }

    /// <summary>What <see cref="LabelSealed"/> is bound to.</summary>
    public static SealedPlace LabelAt(Guid id) => new("authenticator", nameof(LabelSealed), id);

    /// <summary>What <see cref="SecretSealed"/> is bound to.</summary>
    public static SealedPlace SecretAt(Guid id) => new("authenticator", nameof(SecretSealed), id);
}

/// <summary>A proof that was shown: which authenticator, and since when the account has it.</summary>
public sealed record ShownProof(Guid Authenticator, AuthenticatorKind Kind, DateTime BoundAt)
{
    /// <summary>Its name among an act's proofs.</summary>
    public string Name => NameOf(Kind);

    /// <inheritdoc cref="Name"/>
    public static string NameOf(AuthenticatorKind kind) =>
        kind switch
        {
            AuthenticatorKind.Passkey => "passkey",
            AuthenticatorKind.AuthenticatorApp => "authenticator-app",
            AuthenticatorKind.SavedCodes => "saved-code",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}
