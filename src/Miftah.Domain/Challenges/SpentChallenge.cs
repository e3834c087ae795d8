namespace Miftah.Domain.Challenges;

/// <summary>A challenge that was answered once, right or wrong, and can never be answered again.</summary>
public sealed class SpentChallenge
{
    public required byte[] Id { get; init; }

    /// <summary>After this the challenge would have ended anyway and the row may go.</summary>
    public required DateTime EndsAt { get; init; }
}
