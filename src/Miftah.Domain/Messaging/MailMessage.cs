using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Messaging;

/// <summary>
/// One e-mail: its contents are sealed while it waits and wiped when the server has it or it is dead.
/// </summary>
public sealed class MailMessage
{
    /// <summary>How long a message that carries no code may wait for a server, in days.</summary>
    public const int NoticeLifetimeDays = 3;

    public required Guid Id { get; init; }

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

    /// <summary>It waits no longer: sent when <paramref name="sentAt"/> says so, else dropped.</summary>
    public void Finish(DateTime? sentAt)
    {
        SentAt = sentAt;
        ToSealed = null;
        TextSealed = null;
    }
}
