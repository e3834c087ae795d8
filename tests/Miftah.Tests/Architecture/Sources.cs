namespace Miftah.Tests.Architecture;

/// <summary>One file of the repository, as its rules see it.</summary>
/// <param name="Path">From the root of the repository, with slashes: src/Miftah.Web/Program.cs.</param>
/// <param name="Text">All of it.</param>
public sealed record SourceFile(string Path, string Text)
{
    private string? code;

    /// <summary>The text without comments and without what strings say, line for line; C# only.</summary>
    public string Code => code ??= CSharpText.WithoutCommentsAndStrings(Text);

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>Is it below <paramref name="folder"/>, for example "src/Miftah.Web/"?</summary>
    public bool IsIn(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    /// <summary>The room's folder under src, for example Miftah.Web; empty outside src.</summary>
    public string Room => IsIn("src/") ? Path.Split('/')[1] : "";
}

/// <summary>The files that people write, read from the working tree.</summary>
internal static class Sources
{
    private static readonly string[] Kinds = [".cs", ".cshtml", ".css", ".js", ".json", ".sh", ".md", ".csproj"];
    private static readonly string[] Folders = ["src", "tests", "scripts", "tools", "docs", ".ci", ".githooks"];
    private static readonly string[] Generated = ["bin", "obj", "Migrations", "TestResults", "lib"];
    private static readonly Lazy<SourceFile[]> Read = new(ReadAll);

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All => Read.Value;

    public static IEnumerable<SourceFile> CSharp => All.Where(x => x.Is(".cs"));

    public static IEnumerable<SourceFile> Pages => All.Where(x => x.Is(".cshtml"));

    /// <summary>What a rule has to say about all files it is about.</summary>
    /// <exception cref="InvalidOperationException">No such file: the rule would pass without looking.</exception>
    public static string[] Breaches(this IEnumerable<SourceFile> files, Func<SourceFile, IEnumerable<string>> rule)
    {
        var looked = files.ToList();
        if (looked.Count == 0)
            throw new InvalidOperationException("The rule looked at no file.");
        return [.. looked.SelectMany(file => rule(file).Select(what => $"{file.Path}: {what}"))];
    }

    private static SourceFile[] ReadAll() =>
        [
            .. Folders
                .Select(x => Path.Combine(Root, x))
                .Where(Directory.Exists)
                .SelectMany(x => Directory.EnumerateFiles(x, "*", SearchOption.AllDirectories))
                .Concat(Directory.EnumerateFiles(Root))
                .Select(x => (Full: x, Short: Path.GetRelativePath(Root, x).Replace('\\', '/')))
                .Where(x => IsWritten(x.Short))
                .OrderBy(x => x.Short, StringComparer.Ordinal)
                .Select(x => new SourceFile(x.Short, File.ReadAllText(x.Full))),
        ];

    private static bool IsWritten(string path) =>
        !path.Split('/').Intersect(Generated, StringComparer.Ordinal).Any()
        && !path.EndsWith("packages.lock.json", StringComparison.Ordinal)
        && (
            Kinds.Contains(Path.GetExtension(path), StringComparer.Ordinal)
            || path is "dev" or ".ci/run" or ".githooks/pre-commit"
        );

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Miftah.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No Miftah.slnx above {AppContext.BaseDirectory}.");
    }
}
