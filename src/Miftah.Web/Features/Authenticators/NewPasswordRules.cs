using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Features.Authenticators;

/// <summary>
/// Checks a new password as it was typed: both fields at once, so that one correction round is enough.
/// </summary>
public sealed class NewPasswordRules(PasswordRules rules, PersonalDataSeal personal)
{
    /// <summary>The names of the two fields on every page that takes one without a former one.</summary>
    public const string NewPassword = nameof(NewPassword);
    public const string RepeatPassword = nameof(RepeatPassword);

    /// <summary>What the sentences count characters by.</summary>
    public PasswordPolicy Policy => rules.Policy;

    /// <summary>The problems, each with the field it is shown at.</summary>
    public IEnumerable<(string Field, Refusal Why)> Problems(string? typed, string? repeated, SubscriberAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var data = personal.Open(account);
        var facts = new PersonalFacts(data.Username, data.IdentityNumber, data.Mobile);
        if (rules.Check(typed, facts) is Result<string>.Refused refused)
            yield return (NewPassword, refused.Why);
        if (PasswordRules.CheckRepeat(typed, repeated) is { } why)
            yield return (RepeatPassword, why);
    }
}
