namespace Miftah.Web.Features.Challenges.Drawing;

/// <summary>The objects that can be asked for, read once from objects.txt beside this file.</summary>
internal static class ObjectDeck
{
    /// <summary>Names (the text keys challenge.object.{name}) and outlines on a field of 24 by 24.</summary>
    public static readonly IReadOnlyList<(string Name, string Outline)> All = Read();

    public const float Field = 24;

    private static List<(string, string)> Read()
    {
        using var file = typeof(ObjectDeck).Assembly.GetManifestResourceStream("Challenges.objects.txt")!;
        using var reader = new StreamReader(file);
        var all = new List<(string, string)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            var parts = line.Split('\t');
            all.Add((parts[0], parts[1]));
        }
        return all;
    }
}
