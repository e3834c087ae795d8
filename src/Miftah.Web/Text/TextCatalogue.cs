using System.Text.Json;

namespace Miftah.Web.Text;

/// <summary>
/// All sentences of both languages, read once from the files {Part}.ar.json and {Part}.en.json beside this one.
/// </summary>
public sealed class TextCatalogue
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip };

    private readonly Dictionary<string, Dictionary<string, string>> byLanguage = new(StringComparer.Ordinal)
    {
        [Language.Arabic.Code] = Read(Language.Arabic),
        [Language.English.Code] = Read(Language.English),
    };

    /// <summary>Every key of <paramref name="language"/>, nested names joined by dots.</summary>
    public IReadOnlyDictionary<string, string> All(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return byLanguage[language.Code];
    }

    /// <summary>The sentence of <paramref name="key"/>, or the key in brackets, which a test finds.</summary>
    public string Find(Language language, string key) =>
        All(language).TryGetValue(key, out var text) ? text : $"[{key}]";

    private static Dictionary<string, string> Read(Language language)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(TextCatalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.EndsWith($".{language.Code}.json", StringComparison.Ordinal))
                continue;
            using var file = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(file, Reading);
            Flatten(document.RootElement, "", all);
        }
        return all;
    }

    private static void Flatten(JsonElement element, string path, Dictionary<string, string> into)
    {
        foreach (var property in element.EnumerateObject())
        {
            var key = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (property.Value.ValueKind == JsonValueKind.Object)
                Flatten(property.Value, key, into);
            else
                into.Add(key, property.Value.GetString() ?? "");
        }
    }
}
