namespace Miftah.Domain;

/// <summary>
/// A promise to act, stored in the transaction of its cause. Holds ids, never secrets or personal data.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>A message that failed this often is given up and shown to the operator.</summary>
    public const int TriesMax = 12;

    public required Guid Id { get; init; }

    /// <summary>Names the handler.</summary>
    public required string Kind { get; init; }

    /// <summary>The row that the act is about.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTime DueAt { get; set; }
    public int Tries { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Set when the message was given up.</summary>
    public DateTime? GivenUpAt { get; set; }

    /// <summary>A message due at once.</summary>
    public static OutboxMessage Now(string kind, Guid subject, DateTime now) =>
        new()
        {
            Id = RowId.New(now),
            Kind = kind,
            SubjectId = subject,
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
