namespace Miftah.Domain.Casework;

/// <summary>
/// Why a case is opened, and why its person's data are looked at. Codes: each has a sentence for officers and for the
/// person, the text key <c>act-reason.</c> and the code.
/// </summary>
public static class CaseReasons
{
    public static readonly IReadOnlyList<string> Opening =
    [
        "case-sim-lost",
        "case-phone-stolen",
        "case-number-given-up",
        "case-proofs-lost",
        "case-own-wish",
        "case-died",
        "case-guesses-spent",
    ];

    public static readonly IReadOnlyList<string> Looking = ["look-compare", "look-reach", "look-asked"];

    /// <summary>Why the support desk looks at how an account stands, while its caller waits.</summary>
    public static readonly IReadOnlyList<string> Calling =
    [
        "desk-no-code",
        "desk-locked-out",
        "desk-strange-message",
        "desk-case-asked",
    ];

    /// <summary>What a refusal or a return says to the person.</summary>
    public static readonly IReadOnlyList<string> Refusing =
    [
        "case-document-doubtful",
        "case-person-differs",
        "case-evidence-short",
    ];

    /// <summary>What an approval says to the person.</summary>
    public const string Approved = "case-evidence-enough";

    /// <summary>It was opened or taken: the person sees who and why at once.</summary>
    public static bool IsOpening(string? code) => code is not null && Opening.Contains(code, StringComparer.Ordinal);

    public static bool IsLooking(string? code) => code is not null && Looking.Contains(code, StringComparer.Ordinal);

    public static bool IsCalling(string? code) => code is not null && Calling.Contains(code, StringComparer.Ordinal);

    public static bool IsRefusing(string? code) => code is not null && Refusing.Contains(code, StringComparer.Ordinal);
}
