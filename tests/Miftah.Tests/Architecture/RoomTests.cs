using System.Text.RegularExpressions;

namespace Miftah.Tests.Architecture;

/// <summary>What each room may name (ARCHITECTURE.md). Each rule is shown to bite.</summary>
public partial class RoomTests
{
    /// <summary>
    /// The features that others may name: not journeys of their own but acts inside the journeys of others (ask for a
    /// challenge, queue a message, verify a proof). All other features meet in a Domain noun or an outbox message.
    /// </summary>
    private static readonly string[] Lent = ["Authenticators", "Challenges", "Messages"];

    [Fact]
    public void NoFeature_NamesAnother() =>
        Sources.All.Where(x => x.IsIn(Features)).Breaches(Trespasses).ShouldBeEmpty();

    [Theory]
    [InlineData("Recovery/X.cs", "using Miftah.Web.Features.Payments;")]
    [InlineData("Recovery/X.cs", "namespace A; class B { Features.Payments.Pay pay; }")]
    [InlineData("Recovery/X.cshtml", "@model Miftah.Web.Features.Payments.Pay")]
    [InlineData("Challenges/X.cs", "using Miftah.Web.Features.Recovery;")]
    public void NoFeature_NamesAnother_CanFail(string path, string text) =>
        Trespasses(new(Features + path, text)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("using Miftah.Web.Features.Recovery.Steps;")]
    [InlineData("using Miftah.Web.Features.Challenges;")]
    [InlineData("// As Miftah.Web.Features.Payments does.")]
    public void NoFeature_NamesAnother_LetsItselfAndTheLentPass(string text) =>
        Trespasses(new(Features + "Recovery/X.cs", text)).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "Miftah.Domain",
        @"System\.IO|System\.Net|System\.Diagnostics\.Process|Microsoft\.|Miftah\.(?!Domain)\w+"
    )]
    [InlineData("Miftah.Domain", @"(File|Directory|HttpClient|Console|Environment|Stopwatch)\.\w+|HttpClient")]
    [InlineData("Miftah.Data", @"Miftah\.(Web|Agencies)|Microsoft\.AspNetCore\.(?!DataProtection)\w+")]
    [InlineData("Miftah.Agencies", @"Miftah\.(Web|Data)")]
    public void NoRoom_NamesWhatItMayNot(string room, string forbidden) =>
        Sources.CSharp.Where(x => x.Room == room).Breaches(x => Names(x, forbidden)).ShouldBeEmpty();

    [Theory]
    [InlineData(@"Miftah\.(Web|Data)", "using Miftah.Data;")]
    [InlineData(@"Miftah\.(?!Domain)\w+", "class A { Miftah.Web.Portal portal; }")]
    [InlineData(@"Microsoft\.AspNetCore\.(?!DataProtection)\w+", "using Microsoft.AspNetCore.Mvc;")]
    public void NoRoom_NamesWhatItMayNot_CanFail(string forbidden, string text) =>
        Names(new("src/X.cs", text), forbidden).ShouldNotBeEmpty();

    [Fact]
    public void Domain_NeverAsksTheTime() =>
        Sources.CSharp.Where(x => x.Room == "Miftah.Domain").Breaches(AsksTheTime).ShouldBeEmpty();

    [Theory]
    [InlineData("class A(TimeProvider clock);")]
    [InlineData("class A { void B() => clock.Now(); }")]
    public void Domain_NeverAsksTheTime_CanFail(string text) =>
        AsksTheTime(new("src/Miftah.Domain/Recovery/X.cs", text)).ShouldNotBeEmpty();

    [Fact]
    public void Engines_AreNamedInTheirOwnFolders() => Sources.CSharp.Where(IsOurs).Breaches(Engines).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Miftah.Web/X.cs", "using Npgsql;")]
    [InlineData("src/Miftah.Data/Outbox/X.cs", "class A { NpgsqlException e; }")]
    [InlineData("src/Miftah.Data/Postgres/X.cs", "class A { SqliteConnection c; }")]
    [InlineData("src/Miftah.Data/Sqlite/X.cs", "using Npgsql;")]
    public void Engines_AreNamedInTheirOwnFolders_CanFail(string path, string text) =>
        Engines(new(path, text)).ShouldNotBeEmpty();

    [Fact]
    public void Adapters_KnowNoDatabaseAndNoFeature() =>
        Sources.CSharp.Where(x => x.IsIn("src/Miftah.Web/Adapters/")).Breaches(Strays).ShouldBeEmpty();

    [Theory]
    [InlineData("class A(MiftahDb db);")]
    [InlineData("using Miftah.Web.Features.Recovery;")]
    public void Adapters_KnowNoDatabaseAndNoFeature_CanFail(string text) =>
        Strays(new("src/Miftah.Web/Adapters/Sms/X.cs", text)).ShouldNotBeEmpty();

    [Fact]
    public void Sql_IsWrittenInDataOnly() =>
        Sources.CSharp.Where(x => IsOurs(x) && x.Room != "Miftah.Data").Breaches(Sql).ShouldBeEmpty();

    [Theory]
    [InlineData("class A { void B() => db.Database.ExecuteSqlAsync(x); }")]
    [InlineData("class A { string B = \"select * from session where 1 = 1\"; }")]
    [InlineData("class A { string B = \"update session set x = 1\"; }")]
    public void Sql_IsWrittenInDataOnly_CanFail(string text) =>
        Sql(new("src/Miftah.Web/X.cs", text)).ShouldNotBeEmpty();

    [Fact]
    public void Tools_ShareNoCodeWithThePortal() =>
        Sources.All.Where(x => x.IsIn("tools/")).Breaches(SharesCode).ShouldBeEmpty();

    [Theory]
    [InlineData("tools/A/B.cs", "using Miftah.Domain.Audit;")]
    [InlineData("tools/A/B.cs", "class C { Miftah.Data.MiftahDb db; }")]
    [InlineData("tools/A/A.csproj", "<ProjectReference Include=\"../../src/Miftah.Domain/Miftah.Domain.csproj\" />")]
    public void Tools_ShareNoCodeWithThePortal_CanFail(string path, string text) =>
        SharesCode(new(path, text)).ShouldNotBeEmpty();

    [Fact]
    public void Domain_HasNoPackages() =>
        Sources
            .All.Single(x => x.Path == "src/Miftah.Domain/Miftah.Domain.csproj")
            .Text.ShouldNotContain("PackageReference");

    private const string Features = "src/Miftah.Web/Features/";

    private static bool IsOurs(SourceFile file) => file.IsIn("src/") || file.IsIn("scripts/");

    private static IEnumerable<string> Trespasses(SourceFile file)
    {
        var own = file.Path[Features.Length..].Split('/')[0];
        return FeatureName()
            .Matches(file.Is(".cs") ? file.Code : file.Text)
            .Select(x => x.Groups[1].Value)
            .Where(x => x != own && !Lent.Contains(x, StringComparer.Ordinal))
            .Select(x => $"names the feature {x}");
    }

    private static IEnumerable<string> Names(SourceFile file, string forbidden) =>
        Regex
            .Matches(file.Code, $@"(?<![\w.])(?:{forbidden})\b", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(x => $"names {x.Value}");

    // Clock.cs is where the rest of the house learns to ask.
    private static IEnumerable<string> AsksTheTime(SourceFile file) =>
        file.Path == "src/Miftah.Domain/Clock.cs" ? [] : Names(file, @"TimeProvider|\w*[cC]lock\.Now|DateTime\.UtcNow");

    private static IEnumerable<string> Engines(SourceFile file) =>
        Names(file, @"Npgsql(?!\w*\()\w*")
            .Where(_ => !file.IsIn("src/Miftah.Data/Postgres/"))
            .Concat(
                Names(file, @"Microsoft\.Data\.Sqlite|Sqlite(Connection|Command|Exception|Parameter|Transaction)\w*")
                    .Where(_ => !file.IsIn("src/Miftah.Data/Sqlite/"))
            );

    private static IEnumerable<string> Strays(SourceFile file) =>
        Names(file, @"\w*MiftahDb|Miftah\.Web\.Features\.\w+");

    // What looks at the portal from outside must not repeat its mistakes (docs/adr/0015).
    private static IEnumerable<string> SharesCode(SourceFile file) =>
        file.Is(".csproj")
            ? file.Text.Contains("ProjectReference", StringComparison.Ordinal)
                ? ["refers to a project"]
                : []
            : Names(file, @"Miftah\.(Domain|Data|Web|Agencies)");

    private static IEnumerable<string> Sql(SourceFile file) =>
        SqlCall().Matches(file.Code).Concat(SqlText().Matches(file.Text)).Select(x => $"speaks SQL: {x.Value}");

    [GeneratedRegex(@"\bFeatures\.(\w+)")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"\b(?:FromSql|ExecuteSql|SqlQuery)\w*|\bDbCommand\b|\.CreateCommand\b")]
    private static partial Regex SqlCall();

    [GeneratedRegex(
        @"""\s*(?:select\s+.+\s+from|insert\s+into|update\s+\w+\s+set|delete\s+from)\s",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SqlText();
}
