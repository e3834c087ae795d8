using Miftah.Domain.Passwords;
using Miftah.Web.Text;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>The values inside the password sentences.</summary>
public static class PasswordTexts
{
    /// <summary>
    /// For every sentence under password.new and refusal.password: {least} and {most}, as counted characters.
    /// </summary>
    public static (string Name, object? Value)[] PasswordValues(this Text.Text text, PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            ("least", text.Counted("count.characters", policy.CharactersMin)),
            ("most", text.Counted("count.characters", PasswordPolicy.CharactersMax)),
        ];
    }
}
