using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Messaging;

/// <summary>How far an e-mail has come.</summary>
public enum MailStatus
{
    /// <summary>Not yet with the server; its contents are sealed in the row.</summary>
    Waiting = 1,

    /// <summary>The server took it. What becomes of it then nobody reports.</summary>
    Sent = 2,

    /// <summary>The server refused it for good.</summary>
    Refused = 3,

    /// <summary>Its time was over before a server took it.</summary>
    Ended = 4,
}

/// <summary>
/// One e-mail: its contents are sealed while it waits and wiped when the server has it or it is dead.
/// </summary>
public sealed class MailMessage
{
    /// <summary>How long a message that carries no code may wait for a server, in days.</summary>
    public const int NoticeLifetimeDays = 3;

    public required Guid Id { get; init; }

    /// <summary>Of a notice; null for the code that proves an address.</summary>
    public SmsPurpose? Purpose { get; init; }

    public MailStatus Status { get; set; } = MailStatus.Waiting;

    /// <summary>
    /// Keyed hash of the receiver, 32 bytes: what remains to answer «what became of my message?». Empty in rows from
    /// before it was kept.
    /// </summary>
    public byte[] ReceiverHash { get; init; } = [];

    /// <summary>The receiver's address, sealed to <see cref="ToAt"/>; null once wiped.</summary>
    public required byte[]? ToSealed { get; set; }

    /// <summary>The subject, a line feed and the text, sealed to <see cref="TextAt"/>; null once wiped.</summary>
    public required byte[]? TextSealed { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>From when on it is not sent any more, UTC.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>When the server took it, UTC; null while it waits, and for ever when it was dropped.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>What <see cref="ToSealed"/> is bound to.</summary>
    public static SealedPlace ToAt(Guid id) => new("mail_message", nameof(ToSealed), id);

    /// <summary>What <see cref="TextSealed"/> is bound to.</summary>
    public static SealedPlace TextAt(Guid id) => new("mail_message", nameof(TextSealed), id);

    /// <summary>It waits no longer: what became of it, and when the server took it, if it did.</summary>
    public void Finish(MailStatus status, DateTime now)
    {
        Status = status;
        SentAt = status == MailStatus.Sent ? now : null;
        ToSealed = null;
        TextSealed = null;
    }
}
