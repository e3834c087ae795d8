using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miftah.Attack;

/// <summary>The findings, for people as a table and for programs as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Line(Finding x) =>
        $"""
            {x.Verdict, -9} {x.Attack, -7} ×{x.Times, -6} {x.What}
                                      expected {x.Expected}; seen {x.Seen}
            """;

    /// <summary>Of what was concluded, not of what was counted on the way: equal in two runs that agree.</summary>
    public static string Digest(IEnumerable<Finding> all) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', all.Select(x => $"{x.Attack}|{x.What}|{x.Verdict}")))
            )
        )[..16];

    public static Task WriteAsync(string file, int pairs, IReadOnlyList<Finding> all) =>
        File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    Pairs = pairs,
                    Conclusions = Digest(all),
                    Findings = all,
                },
                Layout
            )
        );
}
