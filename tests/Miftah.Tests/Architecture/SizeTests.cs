namespace Miftah.Tests.Architecture;

/// <summary>Where a file, a line or a function stops. These are limits; aim for a file of 60 lines.</summary>
public class SizeTests
{
    private const int FileLinesMax = 400;
    private const int LineCharactersMax = 120;
    private const int FunctionLinesMax = 70;
    private const int ProgramLinesMax = 100;
    private const int PageModelLinesMax = 150;
    private const int RootEntriesMax = 25;

    [Fact]
    public void Files_AreShort() => Sources.All.Where(IsCode).Breaches(TooLong).ShouldBeEmpty();

    [Theory]
    [InlineData("src/A.cs", FileLinesMax)]
    [InlineData("src/Miftah.Web/Program.cs", ProgramLinesMax)]
    [InlineData("src/Miftah.Web/Features/A/B.cshtml.cs", PageModelLinesMax)]
    public void Files_AreShort_CanFail(string path, int max)
    {
        TooLong(new(path, Filled(max))).ShouldBeEmpty();
        TooLong(new(path, Filled(max + 1))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Lines_FitTheScreen() => Sources.All.Where(HasLines).Breaches(TooWide).ShouldBeEmpty();

    [Fact]
    public void Lines_FitTheScreen_CanFail() =>
        TooWide(new("src/A.cs", $"a\n{new string('x', LineCharactersMax + 1)}\n"))
            .ShouldBe(["line 2 has 121 characters"]);

    [Fact]
    public void Lines_FitTheScreen_LetsLongStringsBe() =>
        TooWide(new("src/A.cs", $"a = \"{new string('x', LineCharactersMax)}\";")).ShouldBeEmpty();

    [Fact]
    public void Functions_FitTheScreen() => Sources.CSharp.Breaches(TooDeep).ShouldBeEmpty();

    [Fact]
    public void Functions_FitTheScreen_CanFail() =>
        TooDeep(new("src/A.cs", $"class A\n{{\n    void B()\n    {{\n{Filled(FunctionLinesMax)}    }}\n}}\n"))
            .ShouldNotBeEmpty();

    [Fact]
    public void TheRoot_IsSmall() =>
        Directory
            .EnumerateFileSystemEntries(Sources.Root)
            .Select(Path.GetFileName)
            .Where(x => x is not (".git" or "var" or "TestResults" or ".vs" or ".idea" or ".vscode"))
            .Count()
            .ShouldBeLessThanOrEqualTo(RootEntriesMax);

    // Words are data: a catalogue or a word list is as long as it is. The stylesheet is one file for one request.
    private static bool IsCode(SourceFile file) => HasLines(file) || file.Is(".cshtml");

    // Markup and words are wrapped by the browser, not by us.
    private static bool HasLines(SourceFile file) =>
        file.Is(".cs") || file.Is(".sh") || file.Is(".js") || !Path.GetFileName(file.Path).Contains('.');

    private static IEnumerable<string> TooLong(SourceFile file)
    {
        var max =
            file.Path == "src/Miftah.Web/Program.cs" ? ProgramLinesMax
            : file.Is(".cshtml.cs") ? PageModelLinesMax
            : FileLinesMax;
        return file.Lines > max ? [$"{file.Lines} lines, at most {max}"] : [];
    }

    // A string cannot be broken where the screen ends: a line that is wide only by what its strings say may be.
    private static IEnumerable<string> TooWide(SourceFile file)
    {
        var code = (file.Is(".cs") ? file.Code : file.Text).Split('\n');
        return file
            .Text.Split('\n')
            .Select((line, i) => (Line: line, Code: code[i], Number: i + 1))
            .Where(x => x.Line.Length > LineCharactersMax && !IsWideByStringOnly(x.Line, x.Code))
            .Select(x => $"line {x.Number} has {x.Line.Length} characters");
    }

    private static bool IsWideByStringOnly(string line, string code) =>
        code.Length <= LineCharactersMax
        && (
            code.Contains('"')
            || (string.IsNullOrWhiteSpace(code) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        );

    private static IEnumerable<string> TooDeep(SourceFile file) =>
        CSharpText
            .Functions(file.Code)
            .Where(x => x.Lines > FunctionLinesMax)
            .Select(x => $"{x.Head} has {x.Lines} lines, at most {FunctionLinesMax}");

    private static string Filled(int lines) => string.Concat(Enumerable.Repeat("x();\n", lines));
}
