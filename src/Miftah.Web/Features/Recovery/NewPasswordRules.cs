using Miftah.Domain;
using Miftah.Domain.Identity;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Features.Recovery;

/// <summary>Checks page 5 as it was typed: both fields at once, so that one correction round is enough.</summary>
public sealed class NewPasswordRules(PasswordRules rules, PersonalDataSeal personal)
{
    /// <summary>What the sentences count characters by.</summary>
    public PasswordPolicy Policy => rules.Policy;

    /// <summary>The problems, each with the field it is shown at.</summary>
    public IEnumerable<(string Field, Refusal Why)> Problems(string? typed, string? repeated, SubscriberAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var data = personal.Open(account);
        var facts = new PersonalFacts(data.Username, data.IdentityNumber, data.Mobile);
        if (rules.Check(typed, facts) is Result<string>.Refused refused)
            yield return (nameof(SetPasswordModel.NewPassword), refused.Why);
        if (PasswordRules.CheckRepeat(typed, repeated) is { } why)
            yield return (nameof(SetPasswordModel.RepeatPassword), why);
    }
}
