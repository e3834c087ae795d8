using System.Text.Encodings.Web;
using System.Text.Json;

namespace Miftah.Domain.Audit;

/// <summary>What a record says about its person; the log holds only a salted hash of it, so it can be erased.</summary>
/// <param name="Account">The account it was done to.</param>
/// <param name="Device">Browser and system family, or empty.</param>
/// <param name="Officer">The officer who acted, if one did.</param>
/// <param name="Reason">A code, or empty.</param>
/// <param name="Within">The attempt, session or link in which it was done.</param>
/// <param name="Erases">The keys of the records that this act erased; null for every other act.</param>
/// <param name="Shown">Which records an auditor was shown; null for every other act.</param>
public sealed record AuditDetail(
    Guid Account,
    string Device,
    Guid? Officer,
    string Reason,
    Guid Within,
    IReadOnlyList<Guid>? Erases = null,
    string? Shown = null
)
{
    /// <summary>As it is hashed and stored: RFC 8785, so names in order and no spaces.</summary>
    public string Write() =>
        $$"""{"account":"{{Account}}","device":{{Quoted(Device)}},{{ErasesWritten()}}"officer":"{{Officer}}","reason":{{Quoted(Reason)}},{{ShownWritten()}}"within":"{{Within}}"}""";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static AuditDetail Read(string written)
    {
        using var document = JsonDocument.Parse(written);
        var root = document.RootElement;
        string Of(string name) => root.GetProperty(name).GetString()!;
        return new(
            Guid.Parse(Of("account")),
            Of("device"),
            Of("officer") is { Length: > 0 } officer ? Guid.Parse(officer) : null,
            Of("reason"),
            Guid.Parse(Of("within")),
            root.TryGetProperty("erases", out var erases)
                ? [.. erases.EnumerateArray().Select(x => Guid.Parse(x.GetString()!))]
                : null,
            root.TryGetProperty("shown", out var shown) ? shown.GetString() : null
        );
    }

    // Only where there are such: every other record keeps the form that it always had.
    private string ErasesWritten() =>
        Erases is null ? "" : $"\"erases\":[{string.Join(',', Erases.Select(x => $"\"{x}\""))}],";

    private string ShownWritten() => Shown is null ? "" : $"\"shown\":{Quoted(Shown)},";

    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
