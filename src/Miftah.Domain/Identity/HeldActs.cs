using Miftah.Domain.Audit;

namespace Miftah.Domain.Identity;

/// <summary>
/// The acts that a hold closes, by their names in the audit log: whatever would let a thief who recovered by SMS alone
/// stay in. What only closes a way in (a new password, forgetting a device, freezing) is never held back.
/// </summary>
/// <remarks>
/// The one table of it. A page says which acts it does and is closed by them; the statement that writes asks for the
/// hold once more. Source: recovery.md, sentence 55.
/// </remarks>
public static class HeldActs
{
    private static readonly string[] Held =
    [
        Acts.AuthenticatorBound,
        Acts.AuthenticatorRemoved,
        Acts.EmailCodeSent,
        Acts.EmailAdded,
        Acts.EmailChanged,
        Acts.EmailRemoved,
    ];

    public static IReadOnlyList<string> All => Held;

    /// <summary>A page that does not say what it does waits: an act that was forgotten is closed, not open.</summary>
    /// <param name="acts">What a page does, as <see cref="Acts"/> names it.</param>
    public static bool Close(IReadOnlyList<string> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        return acts.Count == 0 || acts.Any(x => Held.Contains(x, StringComparer.Ordinal));
    }
}
