namespace Miftah.Domain.Challenges;

/// <summary>Remembers which challenges were answered, so that each is answered once.</summary>
public interface ISpentChallenges
{
    /// <summary>Spends a challenge, before its answer is compared: also a wrong answer uses it up.</summary>
    /// <param name="id">16 bytes, <see cref="ChallengeSecret.Id"/>.</param>
    /// <param name="endsAt">When the challenge ends by itself, in UTC; its row may go afterwards.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>
    /// True for exactly one of all calls with the same id, however many come at once and on whichever node.
    /// </returns>
    Task<bool> SpendAsync(byte[] id, DateTime endsAt, CancellationToken cancel);
}
