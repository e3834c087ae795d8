namespace Miftah.Web.Shared;

/// <summary>
/// When a session or a recovery ends, for the partial _TimeLimit: a line with the clock time and a button for more
/// time, and, with script, a warning <see cref="WarnSeconds"/> before the end.
/// </summary>
/// <param name="EndsAt">The end, in UTC, if nothing more is done.</param>
/// <param name="Now">The server's clock, in UTC.</param>
/// <param name="ExtendHandlerUrl">
/// Where the button for more time posts. The handler lengthens the time and shows the page again, which holds this
/// partial with the new end; the script reads the new end from there.
/// </param>
/// <param name="Kind"><see cref="Session"/> or <see cref="Recovery"/>.</param>
public sealed record TimeLimit(DateTime EndsAt, DateTime Now, string ExtendHandlerUrl, string Kind)
{
    public const string Session = "session";
    public const string Recovery = "recovery";

    /// <summary>
    /// The name of the submit button for more time, where the page has no handler of its own for it.
    /// </summary>
    public const string ExtendTime = "ExtendTime";

    /// <summary>How long before the end the warning comes. WCAG 2.2.1 asks for 20 at least.</summary>
    public const int WarnSeconds = 120;

    /// <summary>
    /// The button posts the page's own form (the one with the id "form"), so that what was typed comes back. False
    /// on pages without a form.
    /// </summary>
    public bool PostsForm { get; init; } = Kind == Recovery;

    /// <summary>
    /// False where the end is the last one, however busy the browser: then nothing offers more time, and the warning
    /// only tells.
    /// </summary>
    public bool CanExtend { get; init; } = true;

    /// <summary>Whole seconds left, rounded down; 0 when the end has passed.</summary>
    public int EndsInSeconds => (int)Math.Clamp((EndsAt - Now).TotalSeconds, 0, int.MaxValue);
}
