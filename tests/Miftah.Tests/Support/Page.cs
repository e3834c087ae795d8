using System.Net;
using System.Text.RegularExpressions;

namespace Miftah.Tests.Support;

/// <summary>What came back: status, where to, and the page's text and hidden fields.</summary>
public sealed partial class Page(HttpResponseMessage response, string body, string? trouble)
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public string? Location { get; } = response.Headers.Location?.ToString();

    public string Body { get; } = body;

    public IReadOnlyDictionary<string, string> Headers { get; } =
        response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(x => x.Key, x => string.Join(", ", x.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The hidden fields of the page's form.</summary>
    public IReadOnlyList<(string Name, string Value)> Hidden =>
        [
            .. HiddenInput
                .Matches(Body)
                .Select(x => x.Value)
                .Select(x =>
                    (WebUtility.HtmlDecode(Name.Match(x).Groups["it"].Value), Value.Match(x).Groups["it"].Value)
                )
                .Select(x => (x.Item1, WebUtility.HtmlDecode(x.Item2)))
                .DistinctBy(x => x.Item1),
        ];

    public string Field(string name) => Hidden.First(x => x.Name == name).Value;

    /// <summary>The page as a person reads it: without tags.</summary>
    public string Text => WebUtility.HtmlDecode(Tags.Replace(Body, ""));

    /// <summary>The text keys' sentences of the error summary; empty when nothing was refused.</summary>
    public string Errors =>
        ErrorSummary.Match(Body) is { Success: true } x ? WebUtility.HtmlDecode(Tags.Replace(x.Value, "")) : "";

    /// <summary>
    /// Status, address, headers and body without what is random: the values of hidden fields, and those of cookies.
    /// </summary>
    public string WithoutSecrets()
    {
        var text = Body;
        foreach (var (_, value) in Hidden.Where(x => x.Value.Length > 0))
            text = text.Replace(WebUtility.HtmlEncode(value), "", StringComparison.Ordinal);
        // Each request has a reference of its own, for numbers that nobody has too.
        text = Reference.Replace(text, "(reference)");
        var headers = Headers.Where(x => x.Key is not "Date" and not "Set-Cookie");
        return $"{Status} {Location} {string.Join('|', headers)} {text}";
    }

    public void ShouldGoTo(string path)
    {
        Status.ShouldBe(HttpStatusCode.Redirect, trouble ?? Errors);
        Location.ShouldBe(path);
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex HiddenInput { get; }

    [GeneratedRegex("(?<=<bdi dir=\"ltr\">)[0-9A-Z]{8}(?=</bdi>)", RegexOptions.None, 1000)]
    private static partial Regex Reference { get; }

    [GeneratedRegex(" name=\"(?<it>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Name { get; }

    [GeneratedRegex(" value=\"(?<it>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Value { get; }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags { get; }

    [GeneratedRegex("<div[^>]*id=\"error-summary\".*?</div>", RegexOptions.Singleline, 1000)]
    private static partial Regex ErrorSummary { get; }
}
