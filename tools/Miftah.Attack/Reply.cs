using System.Net;
using System.Text.RegularExpressions;

namespace Miftah.Attack;

/// <summary>What came back to a request, as an outsider sees it.</summary>
public sealed partial record Reply(
    int Status,
    string? Location,
    IReadOnlyList<string> SetCookies,
    string Head,
    string Body
)
{
    /// <summary>The page was shown, not answered by a way elsewhere.</summary>
    public bool IsOpen => Status == (int)HttpStatusCode.OK;

    public bool GoesTo(string path) => Location is { } x && x.Split('?')[0].EndsWith(path, StringComparison.Ordinal);

    /// <summary>The hidden fields of the page.</summary>
    public IReadOnlyDictionary<string, string> Hidden =>
        HiddenInput
            .Matches(Body)
            .Select(x => (Name: Part(Name, x.Value), Value: Part(Value, x.Value)))
            .DistinctBy(x => x.Name, StringComparer.Ordinal)
            .ToDictionary(x => x.Name, x => x.Value, StringComparer.Ordinal);

    /// <summary>A data- attribute of the challenge, as a number.</summary>
    public int Setting(string name) =>
        int.Parse(
            Regex
                .Match(Body, $"data-{name}=\"(?<it>[0-9]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Groups["it"]
                .Value,
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string Part(Regex of, string tag) => WebUtility.HtmlDecode(of.Match(tag).Groups["it"].Value);

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex HiddenInput { get; }

    [GeneratedRegex(" name=\"(?<it>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name { get; }

    [GeneratedRegex(" value=\"(?<it>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value { get; }
}
