using System.Diagnostics;
using System.Text.Json.Nodes;
using Miftah.Tests.Architecture;

namespace Miftah.Tests.Papers;

/// <summary><c>./dev sbom</c> names every package that is shipped, with its version and licence.</summary>
public class SbomTests
{
    [Fact]
    public async Task EveryLockedPackage_IsListedOnce_WithItsLicence()
    {
        var folder = Directory.CreateTempSubdirectory("miftah-sbom-");
        try
        {
            var file = Path.Combine(folder.FullName, "sbom.json");
            await MakeAsync(file);

            var bom = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
            bom["bomFormat"]!.GetValue<string>().ShouldBe("CycloneDX");
            var components = bom["components"]!.AsArray();
            var packages = components.Where(x => x!["type"]!.GetValue<string>() == "library").ToList();
            packages.Select(x => $"{x!["name"]}@{x["version"]}").ShouldBe(Locked(), ignoreOrder: true);
            components.Where(x => x!["licenses"] is null).Select(x => x!["name"]!.GetValue<string>()).ShouldBeEmpty();
            var references = components.Select(x => x!["bom-ref"]!.GetValue<string>()).Append("miftah").ToHashSet();
            bom["dependencies"]!
                .AsArray()
                .SelectMany(x => x!["dependsOn"]!.AsArray())
                .Select(x => x!.GetValue<string>())
                .Where(x => !references.Contains(x))
                .ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MakeAsync(string file)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "scripts/Sbom.cs", file])
        {
            WorkingDirectory = Sources.Root,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await said + await complained);
    }

    // What the lock files of the shipped projects say, each package in its highest version.
    private static IEnumerable<string> Locked() =>
        Directory
            .EnumerateFiles(Path.Combine(Sources.Root, "src"), "packages.lock.json", SearchOption.AllDirectories)
            .Where(x => !x.Contains("/obj/") && !x.Contains("/bin/"))
            .SelectMany(x => JsonNode.Parse(File.ReadAllText(x))!["dependencies"]!.AsObject())
            .SelectMany(x => x.Value!.AsObject())
            .Where(x => x.Value!["resolved"] is not null)
            .Select(x => (Name: x.Key, Version: x.Value!["resolved"]!.GetValue<string>()))
            .GroupBy(x => x.Name, StringComparer.OrdinalIgnoreCase)
            .Select(x => $"{x.Last().Name}@{x.Max(y => y.Version)}");
}
