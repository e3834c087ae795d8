namespace Miftah.Domain.Challenges;

/// <summary>
/// The ways to show that a request was not made by a robot. One challenge can be answered in any of them.
/// </summary>
public enum ChallengeKind
{
    /// <summary>
    /// Without a task: the browser's script does some work. Where no script runs the page shows the code.
    /// </summary>
    Auto,

    /// <summary>The digits of a picture, which can also be heard.</summary>
    Code,

    /// <summary>Choosing pictures of named objects: nothing to read off and type (WCAG 2.2, 3.3.8).</summary>
    Objects,
}
