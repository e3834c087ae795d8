namespace Miftah.Domain.Passwords;

/// <summary>Makes and checks the stored form of a password. Both wait their turn in one bounded queue.</summary>
public interface IPasswordHasher
{
    /// <summary>The form to store: never the password, never reversible, with its own parameters inside.</summary>
    /// <exception cref="PasswordQueueFullException">Too many are waiting, or the wait took too long.</exception>
    /// <exception cref="ArgumentException">
    /// Longer than <see cref="PasswordText.UnitsMax"/>: the rules refuse that first.
    /// </exception>
    Task<string> HashAsync(string password, CancellationToken cancel);

    /// <summary>
    /// Compares <paramref name="password"/> with a stored form; nobody's (null) costs the same work and never matches.
    /// </summary>
    /// <exception cref="PasswordQueueFullException">Too many are waiting, or the wait took too long.</exception>
    Task<PasswordCheck> VerifyAsync(string password, string? storedHash, CancellationToken cancel);
}

/// <summary>What a comparison found.</summary>
/// <param name="Matches">The password is the stored one.</param>
/// <param name="NeedsRehash">
/// It matches, but was stored with other parameters or an earlier pepper: store it anew.
/// </param>
public sealed record PasswordCheck(bool Matches, bool NeedsRehash);

/// <summary>
/// More passwords wait for their hash than the node can serve in time. Nothing was compared; try again later.
/// </summary>
public sealed class PasswordQueueFullException : Exception
{
    public PasswordQueueFullException()
        : base("Too many passwords are waiting for their hash.") { }

    public PasswordQueueFullException(string message)
        : base(message) { }

    public PasswordQueueFullException(string message, Exception inner)
        : base(message, inner) { }
}
