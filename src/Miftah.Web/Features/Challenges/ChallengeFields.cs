using Miftah.Domain;
using Miftah.Domain.Challenges;

namespace Miftah.Web.Features.Challenges;

/// <summary>
/// What a form with a challenge brought. Every answer field may be empty; whichever is filled counts.
/// </summary>
/// <param name="Token">The hidden token.</param>
/// <param name="Kind">How the page showed the challenge, or how the claimant now wants to see it.</param>
/// <param name="Proof">The work of the page's script.</param>
/// <param name="Code">The digits of picture or sound, as typed.</param>
/// <param name="Objects">The number of the chosen picture of each question, as posted.</param>
public sealed record ChallengeFields(
    string Token,
    ChallengeKind Kind,
    string Proof,
    string Code,
    IReadOnlyList<string> Objects
)
{
    public const string TokenField = "Challenge";
    public const string KindField = "ChallengeKind";
    public const string ProofField = "ChallengeProof";
    public const string CodeField = "ChallengeCode";

    /// <summary>
    /// The submit buttons that show the challenge in another way or with another picture. A form posted by one of them
    /// comes back unchecked, with a new challenge and all else as typed.
    /// </summary>
    public const string SwitchField = "SwitchChallenge";

    /// <summary>Posted by one of those buttons.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>A page that nobody posted yet.</summary>
    public static readonly ChallengeFields None = new("", ChallengeKind.Auto, "", "", ["", ""]);

    /// <summary>The field of a question about pictures.</summary>
    /// <param name="round">Counted from 1.</param>
    public static string ObjectField(int round) => $"ChallengeObject{round}";

    /// <summary>Reads the fields; an unknown kind counts as <see cref="ChallengeKind.Auto"/>.</summary>
    public static ChallengeFields Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var isSwitch = form.TryGetValue(SwitchField, out var wanted);
        var kind = isSwitch ? wanted : form[KindField];
        return new(
            form[TokenField].ToString(),
            Enum.TryParse<ChallengeKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known)
                ? known
                : ChallengeKind.Auto,
            form[ProofField].ToString(),
            form[CodeField].ToString().Trim(),
            [.. Enumerable.Range(1, ObjectRound.Count).Select(x => form[ObjectField(x)].ToString())]
        )
        {
            IsSwitch = isSwitch,
        };
    }

    /// <summary>At which field a refusal is shown.</summary>
    public string FieldOf(Refusal why)
    {
        if (why == ChallengeRefusals.ObjectEmpty)
            return ObjectField(1 + Objects.TakeWhile(x => x.Length > 0).Count());
        if (why == ChallengeRefusals.Object)
            return ObjectField(1);
        return why == ChallengeRefusals.Ended ? TokenField : CodeField;
    }

    /// <summary>
    /// How to show the challenge after a refusal: where the script did not do, there is something to do by hand.
    /// </summary>
    public ChallengeKind KindAfter(Refusal why) =>
        Kind == ChallengeKind.Auto && why != ChallengeRefusals.Ended ? ChallengeKind.Code : Kind;
}
