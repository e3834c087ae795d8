using System.Text.RegularExpressions;

namespace Miftah.Tests.Architecture;

/// <summary>Just enough of C# for the rules: what is a comment or a string, where a function begins and ends.</summary>
internal static partial class CSharpText
{
    /// <summary>The same lines, with comments gone and the insides of strings and characters blank.</summary>
    /// <remarks>What an interpolated string computes is blanked with it.</remarks>
    public static string WithoutCommentsAndStrings(string text) =>
        Hidden().Replace(text, x => x.Value[0] == '/' ? LineEnds(x.Value) : $"\"{LineEnds(x.Value)}\"");

    private static string LineEnds(string hidden) => new('\n', hidden.Count(x => x == '\n'));

    /// <summary>Each member that computes something, with the number of lines from its head to its end.</summary>
    public static IEnumerable<(string Head, int Lines)> Functions(string code)
    {
        var blocks = new Stack<Block>();
        var head = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var inType = blocks.TryPeek(out var outer) && outer.IsType;
            switch (code[i])
            {
                case '{':
                    var words = code[head..i].Trim();
                    blocks.Push(new(words, head, TypeHead().IsMatch(words), inType && !IsTable(words)));
                    head = i + 1;
                    break;
                case '}':
                    if (blocks.TryPop(out var block) && block.IsFunction)
                        yield return Measure(code, block.Start, i);
                    head = i + 1;
                    break;
                case ';' when inType:
                    if (Computes(code[head..i]))
                        yield return Measure(code, head, i);
                    head = i + 1;
                    break;
                case ';' when !blocks.TryPeek(out _):
                    head = i + 1;
                    break;
            }
        }
    }

    /// <summary>The names of the types that <paramref name="code"/> declares.</summary>
    public static IEnumerable<string> TypeNames(string code) => TypeHead().Matches(code).Select(x => x.Groups[1].Value);

    // A table of values is as long as it is; only what computes is measured.
    private static bool IsTable(string head) =>
        (head.Contains('=') && !head.Contains("=>", StringComparison.Ordinal)) || Table().IsMatch(head);

    private static bool Computes(string member) =>
        member.Contains("=>", StringComparison.Ordinal) && !Table().IsMatch(member);

    private static (string Head, int Lines) Measure(string code, int start, int end)
    {
        while (char.IsWhiteSpace(code[start]))
            start++;
        var lines = code.AsSpan(start, end - start).Count('\n') + 1;
        return (code[start..].Split('\n', 2)[0].Trim(), lines);
    }

    private sealed record Block(string Head, int Start, bool IsType, bool IsFunctionOrType)
    {
        public bool IsFunction => IsFunctionOrType && !IsType;
    }

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+([A-Z]\w*)")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"^[^=]*=>\s*(?:\[|new\b)")]
    private static partial Regex Table();

    private const string Comment = @"//[^\n]*|/\*.*?\*/";
    private const string Raw = "\\$*\"{3,}.*?\"{3,}";
    private const string Verbatim = @"(?:\$@|@\$|@)""(?:""""|[^""])*""";
    private const string Plain = @"\$?""(?:\\.|\{[^{}""\n]*(?:""[^""\n]*""[^{}""\n]*)*\}|[^""\\\n])*""";
    private const string Character = @"'(?:\\.[^']*|[^'\\])'";

    [GeneratedRegex($"{Comment}|{Raw}|{Verbatim}|{Plain}|{Character}", RegexOptions.Singleline)]
    private static partial Regex Hidden();
}
