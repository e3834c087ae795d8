using System.Text.Json;

namespace Miftah.Web.Text;

/// <summary>All sentences of both languages, read once from ar.json and en.json. A missing key stops the start of a test, not of a page.</summary>
public sealed class TextCatalogue
{
    private readonly Dictionary<string, Dictionary<string, string>> byLanguage = new(StringComparer.Ordinal);

    public TextCatalogue()
    {
        foreach (var language in (Language[])[Language.Arabic, Language.English])
        {
            var name = $"Miftah.Web.Text.{language.Code}.json";
            using var file =
                typeof(TextCatalogue).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"{name} is not in the assembly.");
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
            using var document = JsonDocument.Parse(file, options);
            var all = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten(document.RootElement, "", all);
            byLanguage[language.Code] = all;
        }
    }

    /// <summary>Every key of <paramref name="language"/>, nested names joined by dots.</summary>
    public IReadOnlyDictionary<string, string> All(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return byLanguage[language.Code];
    }

    /// <summary>The sentence of <paramref name="key"/>, or the key in brackets, which a test finds.</summary>
    public string Find(Language language, string key) =>
        All(language).TryGetValue(key, out var text) ? text : $"[{key}]";

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
