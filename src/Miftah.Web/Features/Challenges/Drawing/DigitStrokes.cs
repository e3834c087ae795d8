namespace Miftah.Web.Features.Challenges.Drawing;

/// <summary>
/// The ten digits as pen strokes, in more than one hand. No font is needed, so none must be installed.
/// </summary>
/// <remarks>SVG path data, drawn for this purpose, on a field of 20 by 30.</remarks>
internal static class DigitStrokes
{
    public const float Width = 20;
    public const float Height = 30;

    /// <summary>The ways to write each digit.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Hands =
    [
        ["M10 2C4 2 3 9 3 15S4 28 10 28 17 21 17 15 16 2 10 2z", "M12 2C5 1 2 11 4 20S14 31 16 19 16 3 10 2"],
        ["M5 8L11 2V28M5 28H17", "M6 8C9 6 11 4 11 2C11 10 10 20 11 28M4 27C8 28 13 28 17 27"],
        ["M4 9C4 4 7 2 10 2S16 5 16 9C16 14 10 18 4 28H17", "M4 8C4 0 17 0 16 9C15 15 7 19 4 28C8 25 12 30 17 27"],
        [
            "M4 5C7 1 16 1 16 8C16 12 13 14 9 14C14 14 17 17 17 21C17 29 7 30 3 25",
            "M4 3C9 0 17 3 15 9C14 12 11 13 8 14C15 13 18 18 16 23C14 29 6 29 3 26",
        ],
        ["M13 28V2L3 20H17", "M6 2C6 8 4 13 3 18H17M13 10V28"],
        ["M16 2H6L5 13C9 10 17 11 17 19C17 28 8 30 3 25", "M16 3L7 2C6 6 6 9 5 13C12 10 18 14 16 21C14 28 7 29 3 26"],
        [
            "M15 3C8 4 4 11 4 19C4 25 6 28 10 28S17 25 17 20 14 13 11 13 5 15 4 19",
            "M13 2C7 7 3 15 4 22C5 30 17 30 16 21C15 14 6 14 4 21",
        ],
        ["M3 2H17L8 28", "M3 2H17L8 28M7 15H15", "M3 4C8 1 12 4 17 2C13 10 9 18 9 28"],
        [
            "M10 14C5 13 4 10 4 8C4 4 7 2 10 2S16 4 16 8C16 10 15 13 10 14C5 15 3 18 3 21C3 26 7 28 10 28S17 26 17 21C17 18 15 15 10 14z",
            "M15 6C13 1 4 1 4 8C4 14 17 15 16 22C15 30 3 30 4 22C5 16 15 13 15 6",
        ],
        [
            "M5 27C12 26 16 19 16 11C16 5 14 2 10 2S3 5 3 10 6 17 9 17 15 15 16 11",
            "M16 9C15 15 4 17 4 9C4 1 16 0 16 9C16 15 15 22 14 28",
        ],
    ];
}
