namespace Miftah.Attack;

/// <summary>What came of one attack.</summary>
public enum Verdict
{
    /// <summary>The portal held.</summary>
    Refused,

    /// <summary>The attack succeeded, or a negative control did not.</summary>
    Failed,

    /// <summary>Nothing can be said: what had to happen first did not happen. Counts as not passed.</summary>
    Undecided,
}

/// <summary>One line of the table.</summary>
/// <param name="What">What was tried.</param>
/// <param name="Times">How often.</param>
/// <param name="Expected">What a portal that holds shows.</param>
/// <param name="Seen">What this one showed.</param>
/// <param name="Verdict">What follows from that.</param>
public sealed record Finding(string What, int Times, string Expected, string Seen, Verdict Verdict)
{
    /// <summary>The name of the attack it belongs to.</summary>
    public string Attack { get; init; } = "";

    /// <summary>Refused when <paramref name="held"/>; failed otherwise.</summary>
    public static Finding Of(string what, int times, string expected, string seen, bool held) =>
        new(what, times, expected, seen, held ? Verdict.Refused : Verdict.Failed);

    /// <summary>
    /// The same detector pointed at a server that is broken on purpose. It must see the attack succeed: a detector that
    /// finds nothing there finds nothing anywhere.
    /// </summary>
    public static Finding Control(string what, int times, string seen, bool detected) =>
        new($"control: {what}", times, "detected", seen, detected ? Verdict.Refused : Verdict.Failed);

    public static Finding Unclear(string what, string why) => new(what, 0, "", why, Verdict.Undecided);
}

/// <summary>An attack and the name to ask for it by.</summary>
public sealed record Attack(string Name, Func<Target, Task<IReadOnlyList<Finding>>> RunAsync)
{
    /// <summary>It measures times, and wants a portal with a crowd and cheap challenges, to itself.</summary>
    public bool IsMeasured { get; init; }
}
