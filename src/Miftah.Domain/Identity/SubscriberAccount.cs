using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Identity;

/// <summary>
/// The account of one enrolled person. Personal values are sealed in the row; they are found by blind index.
/// </summary>
public sealed class SubscriberAccount
{
    public required Guid Id { get; init; }

    /// <summary>
    /// Under which guesses at this person, known devices and sign-ins are kept: 32 random bytes, so that no change of a
    /// key ever touches a counter. A number that nobody has is counted under an HMAC of the same size.
    /// </summary>
    public required byte[] IdentityKey { get; init; }

    /// <summary>
    /// Blind index of the identity number, by <see cref="AccountIndex"/>. Random until the account is activated: before
    /// that a number names nobody (docs/adr/0029).
    /// </summary>
    public required byte[] NumberIndex { get; set; }

    /// <summary>
    /// Until activation: blind index of the identity number that was claimed. Rivals may claim the same; null
    /// afterwards.
    /// </summary>
    public byte[]? ClaimIndex { get; set; }

    /// <summary>Blind index of the registered mobile in E.164. One account a number.</summary>
    public required byte[] MobileIndex { get; set; }

    /// <summary>Blind index of the folded username.</summary>
    public required byte[] UsernameIndex { get; set; }

    /// <summary>The version of the key that made the three.</summary>
    public required byte IndexVersion { get; set; }

    /// <summary>Password hash as a PHC string.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Opens what is sealed of this person; read with the row. Null once the person was erased.</summary>
    public DataKey? DataKey { get; set; }

    /// <summary>A <see cref="PersonalData"/> sealed under <see cref="DataKey"/> to this row.</summary>
    public required byte[] PersonalSealed { get; set; }

    public required AccountState State { get; set; }

    /// <summary>End of the hold that a recovery by SMS alone puts on the account; null when there is none.</summary>
    public DateTime? HoldEndsAt { get; set; }

    /// <summary>When the registered mobile was last replaced; null for the one of the enrolment.</summary>
    public DateTime? NumberChangedAt { get; set; }

    /// <summary>
    /// While frozen: only an authenticator bound before this lifts the freeze, since what came later may be a thief's.
    /// </summary>
    public DateTime? UnfrozenByProofsBefore { get; set; }

    /// <summary>While frozen: the state that lifting the freeze restores.</summary>
    public AccountState? StateBeforeFreeze { get; set; }

    /// <summary>Language of messages to the person: "ar" or "en".</summary>
    public required string Language { get; set; }

    /// <summary>
    /// Rises with each change of password, mobile, authenticator or state: what was begun before the change cannot
    /// finish after it.
    /// </summary>
    public int Version { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>While true, nothing that guards the account may be added, changed or removed.</summary>
    public bool IsOnHold(DateTime now) => now < HoldEndsAt;

    /// <summary>The mobile was lately replaced: it is no proof yet for replacing it once more.</summary>
    public bool HasNewNumber(DateTime now) => now < NumberChangedAt?.AddDays(NumberChange.SettledDays);

    /// <summary>What <see cref="PersonalSealed"/> is bound to.</summary>
    public static SealedPlace PersonalAt(Guid id) => new("subscriber_account", nameof(PersonalSealed), id);
}

/// <summary>
/// What the portal keeps of a person to greet them and to reach them; the registry stays with its agency.
/// </summary>
/// <param name="IdentityNumber">Ten digits.</param>
/// <param name="Mobile">The registered mobile in E.164.</param>
/// <param name="NameArabic">Full name in Arabic script; empty until the account is activated.</param>
/// <param name="NameEnglish">Full name in Latin script; empty until then.</param>
/// <param name="Username">As its owner wrote it; shown on page 5 of a recovery and nowhere else.</param>
/// <param name="Email">A verified address for notices, or none. It proves nothing, at no page.</param>
public sealed record PersonalData(
    string IdentityNumber,
    string Mobile,
    string NameArabic,
    string NameEnglish,
    string Username,
    string? Email = null
)
{
    /// <summary>Nothing of it: it would stand in a log.</summary>
    public override string ToString() => nameof(PersonalData);
}

/// <summary>The purposes of blind indexes: two purposes never share a key.</summary>
public static class IndexPurpose
{
    public const string Identity = "identity";
    public const string Mobile = "mobile";
    public const string Username = "username";

    /// <summary>
    /// A budget row for a guess that was never evaluated, so that the same statements run for everyone.
    /// </summary>
    public const string Decoy = "decoy";

    /// <summary>What was typed at sign-in and belongs to nobody.</summary>
    public const string UnknownName = "unknown-name";

    /// <summary>The guesses at one question of one person.</summary>
    public const string Question = "question";

    /// <summary>A one-time code, keyed so that a stolen table cannot be searched for six digits.</summary>
    public const string Code = "code";

    /// <summary>The link of a visit at a kiosk to the person's own phone.</summary>
    public const string KioskLink = "kiosk-link";
}
