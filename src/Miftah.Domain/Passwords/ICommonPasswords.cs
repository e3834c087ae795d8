namespace Miftah.Domain.Passwords;

/// <summary>The list of passwords and words that attackers try first; offline.</summary>
public interface ICommonPasswords
{
    /// <param name="folded">The word as <see cref="PasswordText.Fold"/> makes it.</param>
    bool Contains(string folded);
}
