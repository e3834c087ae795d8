namespace Miftah.Domain;

/// <summary>
/// What goes before what. Whoever floods the portal with claims of nobody makes work and records, and must not hold
/// back the code and the notices of those who are somebody.
/// </summary>
public enum OutboxLane
{
    /// <summary>Somebody hears of something.</summary>
    Word = 1,

    /// <summary>Something is found out.</summary>
    Work = 2,

    /// <summary>Something that is over is written down.</summary>
    Record = 3,
}

/// <summary>
/// A promise to act, stored in the transaction of its cause. Holds ids, never secrets or personal data.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>A message that failed this often is given up and shown to the operator.</summary>
    public const int FailuresMax = 12;

    public required Guid Id { get; init; }

    /// <summary>Names the handler.</summary>
    public required string Kind { get; init; }

    /// <summary>The row that the act is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Before its time: of two that are due the lower lane goes first.</summary>
    public OutboxLane Lane { get; init; } = OutboxLane.Work;

    public required DateTime DueAt { get; set; }

    /// <summary>How often it was claimed; a handler that waits reads from it how long it has waited.</summary>
    public int Tries { get; set; }

    /// <summary>How often its handler failed.</summary>
    public int Failures { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Set when the message was given up.</summary>
    public DateTime? GivenUpAt { get; set; }

    /// <summary>A message due at once.</summary>
    public static OutboxMessage Now(string kind, Guid subject, DateTime now, OutboxLane lane = OutboxLane.Work) =>
        new()
        {
            Id = RowId.New(now),
            Kind = kind,
            SubjectId = subject,
            Lane = lane,
            DueAt = now,
            CreatedAt = now,
        };
}

/// <summary>Does what one kind of message promises. Handlers are idempotent: a message may come twice.</summary>
public interface IOutboxHandler
{
    /// <summary>The kind of message it takes.</summary>
    static abstract string Kind { get; }

    /// <summary>Acts.</summary>
    /// <returns>Null when done, or when to try again.</returns>
    Task<DateTime?> HandleAsync(OutboxMessage message, CancellationToken cancel);
}
