using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Miftah.Tests.Architecture;

/// <summary>What the repository promises: pinned packages, and nothing of the machine it was written on.</summary>
public partial class RepositoryTests
{
    [Fact]
    public void EveryProject_HasItsLockFile() =>
        Projects()
            .Select(x => Path.Combine(Sources.Root, Path.GetDirectoryName(x.Path)!, "packages.lock.json"))
            .Where(x => !File.Exists(x))
            .ShouldBeEmpty();

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = XDocument.Load(Path.Combine(Sources.Root, "Miftah.slnx"));
        solution
            .Descendants("Project")
            .Select(x => x.Attribute("Path")!.Value)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Projects().Select(x => x.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NoProject_PinsAVersionOfItsOwn() =>
        Projects().Breaches(x => OwnVersion().Matches(x.Text).Select(y => y.Value)).ShouldBeEmpty();

    [Fact]
    public void NoFile_NamesAPlaceOnOneMachine() => Sources.All.Breaches(Places).ShouldBeEmpty();

    [Theory]
    [InlineData("see /ho" + "me/someone/notes.md")]
    [InlineData("cd /work" + "/main")]
    [InlineData(@"C:\Us" + @"ers\someone")]
    public void NoFile_NamesAPlaceOnOneMachine_CanFail(string text) => Places(new("x.md", text)).ShouldNotBeEmpty();

    private static IEnumerable<SourceFile> Projects() => Sources.All.Where(x => x.Is(".csproj"));

    private static IEnumerable<string> Places(SourceFile file) =>
        MachinePath().Matches(file.Text).Select(x => $"names {x.Value}");

    [GeneratedRegex(@"<PackageReference[^>]*\sVersion=""[^""]*""")]
    private static partial Regex OwnVersion();

    [GeneratedRegex(@"(?<![\w.])/(?:home/\w+|Users|wo[r]k|root)/\w+|\b[A-Z]:\\Users\\\w+")]
    private static partial Regex MachinePath();
}
