namespace Miftah.Domain.Challenges;

/// <summary>Why a challenge was not passed.</summary>
public static class ChallengeRefusals
{
    /// <summary>No answer of any kind came with the form.</summary>
    public static readonly Refusal Empty = new("challenge.empty");

    /// <summary>The code was asked for and not typed.</summary>
    public static readonly Refusal CodeEmpty = new("challenge.code-empty");

    /// <summary>What was typed is not the code of the picture.</summary>
    public static readonly Refusal Code = new("challenge.code");

    /// <summary>A question about pictures has no choice.</summary>
    public static readonly Refusal ObjectEmpty = new("challenge.object-empty");

    /// <summary>A chosen picture does not show the object asked for.</summary>
    public static readonly Refusal Object = new("challenge.object");

    /// <summary>The work of the browser's script is not what was asked for.</summary>
    public static readonly Refusal Proof = new("challenge.proof");

    /// <summary>
    /// One refusal for over, used, of another browser or action, and unreadable: all are cured by a new challenge.
    /// </summary>
    public static readonly Refusal Ended = new("challenge.ended");

    /// <summary>Those that leave the challenge unanswered, so that it can be shown again.</summary>
    public static readonly IReadOnlyList<Refusal> Unanswered = [Empty, CodeEmpty, ObjectEmpty];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Refusal> All = [.. Unanswered, Code, Object, Proof, Ended];
}
