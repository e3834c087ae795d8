using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Audit;

/// <summary>
/// One act, written in the transaction that does it: no record, no act. Made by <see cref="New"/> only, and never
/// changed: the sequencer gives it its index, erasure takes <see cref="Detail"/> and <see cref="Salt"/> away.
/// </summary>
public sealed class AuditRecord
{
    /// <summary>How long a record says whom it is about, in days: seven years. Its leaf stays in the log.</summary>
    public const int DetailKeptDays = 2557;

    /// <summary>How many records one record of an erasure names: its detail stays short.</summary>
    public const int ErasesMax = 20;

    /// <summary>Length of <see cref="Salt"/>, in bytes.</summary>
    public const int SaltBytes = 32;

    public required Guid Id { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What was done: one of <see cref="Acts"/>.</summary>
    public required string Act { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The proofs behind it, for example "challenge,document,sms-code"; empty when there were none.</summary>
    public required string Proofs { get; init; }

    /// <summary>
    /// HMAC-SHA-256 of <see cref="Detail"/> under <see cref="Salt"/>: the log holds this and not the person, so that
    /// erasing both leaves every hash as it was.
    /// </summary>
    public required byte[] Commitment { get; init; }

    /// <summary>The account it was done to; null once erased.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>An <see cref="AuditDetail"/> as JSON; null once erased.</summary>
    public string? Detail { get; private set; }

    /// <summary>Random, one a record; null once erased.</summary>
    public byte[]? Salt { get; private set; }

    /// <summary>The place in the log, from 0; null until the sequencer has come by.</summary>
    public long? LogIndex { get; set; }

    /// <summary>The record of an act done at <paramref name="now"/>.</summary>
    /// <param name="act">One of <see cref="Acts"/>.</param>
    /// <param name="account">The account it was done to.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="within">The attempt, session or link in which it was done.</param>
    /// <param name="now">When.</param>
    /// <param name="proofs">What the actor had shown, separated by commas.</param>
    /// <param name="device">Browser and system family; empty where no browser was there.</param>
    /// <param name="reason">A code that says why, or which kind; nothing that somebody typed.</param>
    /// <param name="officer">The officer who acted, or the kiosk at which it was done.</param>
    /// <param name="erases">The records that the act erased, at most <see cref="ErasesMax"/>.</param>
    /// <param name="shown">Which records an auditor was shown; nothing that somebody typed.</param>
    public static AuditRecord New(
        string act,
        Guid account,
        Actor actor,
        Guid within,
        DateTime now,
        string proofs = "",
        string device = "",
        string reason = "",
        Guid? officer = null,
        IReadOnlyList<Guid>? erases = null,
        string? shown = null
    )
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var detail = new AuditDetail(account, device, officer, reason, within, erases, shown).Write();
        return new()
        {
            Id = RowId.New(now),
            // As fine as both engines store it: what is hashed must be what is read back.
            At = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
            Act = act,
            Actor = actor,
            Proofs = proofs,
            Commitment = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(detail)),
            AccountId = account,
            Detail = detail,
            Salt = salt,
        };
    }
}

/// <summary>Who acts. The names stand in the log: never rename one.</summary>
public enum Actor
{
    /// <summary>Somebody who says they are the subscriber and is not yet believed.</summary>
    Claimant = 1,

    /// <summary>The subscriber, signed in.</summary>
    Subscriber = 2,

    /// <summary>The portal itself, for example when a time is over.</summary>
    System = 3,

    /// <summary>A member of staff; which one stands in the detail.</summary>
    Officer = 4,

    /// <summary>A person at a kiosk, by a finger that the agency knows; which kiosk stands in the detail.</summary>
    Kiosk = 5,
}
