using Miftah.Domain.Text;

namespace Miftah.Web.Shared;

/// <summary>
/// The questions that people ask, answered once for the help page and for the support desk. A question is three
/// sentences under <c>help.q.</c> and its name: what is asked, the answer, and what an agent says.
/// </summary>
public static class AnswerLibrary
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "code",
        "roaming",
        "mobile-lost",
        "username-lost",
        "stopped",
        "hold",
        "frozen",
        "unfreeze",
        "called-me",
        "strange-message",
        "not-me",
        "activation",
        "kiosk",
        "officer",
        "passkey",
        "email",
        "screen-reader",
        "no-phone",
    ];

    /// <summary>The questions in which every typed word stands, however it is spelled; all, for no word.</summary>
    public static IReadOnlyList<string> Find(Text.Text text, string? typed)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = ArabicWords.Fold(Typed.Plain(typed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. All.Where(x => Holds(text, x, words))];
    }

    private static bool Holds(Text.Text text, string name, string[] words)
    {
        var all = ArabicWords.Fold($"{text[$"help.q.{name}.ask"]} {text[$"help.q.{name}.answer"]}");
        return words.All(x => all.Contains(x, StringComparison.Ordinal));
    }
}
