using Miftah.Domain.Cryptography;

namespace Miftah.Domain.Messaging;

/// <summary>One SMS: its contents are sealed while it waits and wiped when the gateway has it or it is dead.</summary>
/// <remarks>
/// Waiting → Sent → Delivered or Undelivered; Waiting → Dead. A report may overtake the gateway's answer, then Waiting
/// → Delivered. Undelivered may still become Delivered (networks correct themselves), never the other way round.
/// </remarks>
public sealed class SmsMessage
{
    /// <summary>How long a message that carries no code may wait for a gateway, in days.</summary>
    public const int NoticeLifetimeDays = 3;

    // The mapping makes it.
    private SmsMessage() { }

    public SmsMessage(
        Guid id,
        SmsPurpose purpose,
        byte[] toSealed,
        byte[] textSealed,
        DateTime? endsAt,
        byte[] textHash,
        byte[] receiverHash,
        byte[] reportTokenHash,
        DateTime now
    )
    {
        Id = id;
        Purpose = purpose;
        ToSealed = toSealed;
        TextSealed = textSealed;
        EndsAt = endsAt ?? now.AddDays(NoticeLifetimeDays);
        TextHash = textHash;
        ReceiverHash = receiverHash;
        ReportTokenHash = reportTokenHash;
        Status = SmsStatus.Waiting;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public SmsPurpose Purpose { get; private set; }

    /// <summary>
    /// Country code and first three digits of the receiver's number, for operators' figures; shared by many thousands.
    /// Empty in rows from before it was kept.
    /// </summary>
    public string Prefix { get; init; } = "";

    /// <summary>The receiver's number, sealed to <see cref="ToAt"/>; null once wiped.</summary>
    public byte[]? ToSealed { get; private set; }

    /// <summary>The text, sealed to <see cref="TextAt"/>; null once wiped.</summary>
    public byte[]? TextSealed { get; private set; }

    /// <summary>
    /// Keyed hash of the receiver and of the text's <see cref="SmsWords"/>, 32 bytes: what remains to answer «is this
    /// message from you?» when number and text are wiped.
    /// </summary>
    public byte[] TextHash { get; private set; } = [];

    /// <summary>
    /// Keyed hash of the receiver, 32 bytes: what remains to answer «what became of my message?». Empty in rows from
    /// before it was kept.
    /// </summary>
    public byte[] ReceiverHash { get; private set; } = [];

    /// <summary>
    /// From when on it is not sent any more, UTC: the end of the code in it, or <see cref="NoticeLifetimeDays"/>.
    /// </summary>
    public DateTime EndsAt { get; private set; }

    public SmsStatus Status { get; private set; }

    /// <summary>The gateway's name for it, if it gave one.</summary>
    public string? GatewayId { get; private set; }

    /// <summary>SHA-256 of the token in the address of its delivery reports, 32 bytes; unique.</summary>
    public byte[] ReportTokenHash { get; private set; } = [];

    public DateTime CreatedAt { get; private set; }

    /// <summary>When the gateway took it, UTC.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When the network last changed its mind about it, UTC.</summary>
    public DateTime? ReportedAt { get; private set; }

    /// <summary>What <see cref="ToSealed"/> is bound to.</summary>
    public static SealedPlace ToAt(Guid id) => new("sms_message", nameof(ToSealed), id);

    /// <summary>What <see cref="TextSealed"/> is bound to.</summary>
    public static SealedPlace TextAt(Guid id) => new("sms_message", nameof(TextSealed), id);

    /// <summary>The code in it has ended, or the news in it is old: sending it would only puzzle its reader.</summary>
    public bool HasEnded(DateTime now) => now >= EndsAt;

    /// <summary>
    /// The gateway took it. A message that is no longer waiting keeps its status: a report overtook this answer.
    /// </summary>
    public void MarkSent(string? gatewayId, DateTime now)
    {
        if (Status == SmsStatus.Dead)
            return;
        if (Status == SmsStatus.Waiting)
            Status = SmsStatus.Sent;
        GatewayId ??= gatewayId;
        SentAt ??= now;
        Wipe();
    }

    /// <summary>
    /// It will never be sent. Only a waiting message can die: what the gateway has cannot be called back.
    /// </summary>
    public void MarkDead()
    {
        if (Status != SmsStatus.Waiting)
            return;
        Status = SmsStatus.Dead;
        Wipe();
    }

    /// <summary>
    /// The network's word. It proves that the gateway has the message, even when its answer was lost.
    /// </summary>
    /// <returns>False when it changed nothing: said before, or not worth more than what is known.</returns>
    public bool Report(SmsReport report, DateTime now)
    {
        var before = Status;
        MarkSent(gatewayId: null, now);
        Status = (Status, report) switch
        {
            (SmsStatus.Sent or SmsStatus.Undelivered, SmsReport.Delivered) => SmsStatus.Delivered,
            (SmsStatus.Sent, SmsReport.Undelivered or SmsReport.Rejected) => SmsStatus.Undelivered,
            _ => Status,
        };
        if (Status == before)
            return false;
        ReportedAt = now;
        return true;
    }

    private void Wipe()
    {
        ToSealed = null;
        TextSealed = null;
    }
}
