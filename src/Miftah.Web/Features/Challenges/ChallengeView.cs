using Miftah.Domain.Challenges;

namespace Miftah.Web.Features.Challenges;

/// <summary>The model of the partial view _Challenge.cshtml, which a page puts inside its form.</summary>
/// <param name="Issued">The challenge to show.</param>
/// <param name="Fields">What the form brought. Its answers are shown again only when the token is the same.</param>
/// <param name="Kind">The way to show it.</param>
/// <param name="Refusals">The page's refusals; those of the challenge's fields are shown at them.</param>
public sealed record ChallengeView(
    IssuedChallenge Issued,
    ChallengeFields Fields,
    ChallengeKind Kind,
    IReadOnlyList<(string Field, string Code, (string Name, object? Value)[] Values)> Refusals
)
{
    private bool IsKept => string.Equals(Issued.Token, Fields.Token, StringComparison.Ordinal);

    /// <summary>The finished work, where the form comes back with the same challenge.</summary>
    public string Proof => IsKept ? Fields.Proof : "";

    /// <summary>The typed code, where the form comes back with the same challenge.</summary>
    public string Code => IsKept ? Fields.Code : "";

    /// <summary>
    /// Whether picture <paramref name="number"/> was chosen in question <paramref name="round"/>, both from 1.
    /// </summary>
    public bool IsChosen(int round, string number) =>
        IsKept && string.Equals(Fields.Objects[round - 1], number, StringComparison.Ordinal);

    /// <summary>The text key of the refusal at a field, or null.</summary>
    public string? RefusalAt(string field)
    {
        var code = Refusals.FirstOrDefault(x => string.Equals(x.Field, field, StringComparison.Ordinal)).Code;
        return code is null ? null : $"refusal.{code}";
    }

    /// <summary>The address of a picture or sound of this challenge, without the language's prefix.</summary>
    public string Address(string what) => $"~/challenge/{what}?c={Issued.Token}";
}
