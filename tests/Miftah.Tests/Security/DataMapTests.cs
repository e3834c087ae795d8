using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Miftah.Tests.Architecture;
using Miftah.Tests.Support;

namespace Miftah.Tests.Security;

/// <summary>docs/security/data-map.md names every column once, with its class and how long it stays.</summary>
public sealed class DataMapTests(SqlitePortal on) : IClassFixture<SqlitePortal>
{
    private static readonly string[] Classes = ["sealed", "sealed (installation)", "hashed", "pseudonym", "plain"];

    [Fact]
    public async Task EveryColumn_IsOnTheMap_Once()
    {
        var columns = await ColumnsAsync();
        var mapped = Mapped();

        columns.Except(mapped).ShouldBeEmpty("columns without an entry");
        mapped.Except(columns).ShouldBeEmpty("entries without a column");
        mapped.ShouldBeUnique();
    }

    [Fact]
    public async Task AColumnWithoutAnEntry_IsFound() =>
        (await ColumnsAsync()).Append("session.NewColumn").Except(Mapped()).ShouldBe(["session.NewColumn"]);

    [Fact]
    public void EveryEntry_HasAClassAndAPeriod() => Rows().ShouldAllBe(x => Classes.Contains(x[2]) && x[3].Length > 0);

    [Fact]
    public async Task SealedColumns_AreSealedOnTheMap() =>
        (await ColumnsAsync())
            .Where(x => x.EndsWith("Sealed", StringComparison.Ordinal))
            .Except(Mapped(Rows().Where(x => x[2].StartsWith("sealed", StringComparison.Ordinal))))
            .ShouldBeEmpty();

    private Task<List<string>> ColumnsAsync() =>
        on.Portal.InDbAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .SelectMany(x => x.GetProperties(), (table, x) => $"{table.GetTableName()}.{Name(x)}")
                    .ToList()
            )
        );

    private static string Name(IProperty property) => property.GetColumnName();

    private static List<string> Mapped() => Mapped(Rows());

    private static List<string> Mapped(IEnumerable<string[]> rows) =>
        [.. rows.SelectMany(x => Columns(x[1]), (row, column) => $"{row[0]}.{column}")];

    // What stands in brackets says what is in the column.
    private static string[] Columns(string cell) =>
        System
            .Text.RegularExpressions.Regex.Replace(cell, @"\([^)]*\)", "", default, TimeSpan.FromSeconds(1))
            .Split(',', StringSplitOptions.TrimEntries);

    private static List<string[]> Rows() =>
        [
            .. File.ReadLines(Path.Combine(Sources.Root, "docs", "security", "data-map.md"))
                .Where(x =>
                    x.StartsWith("| ", StringComparison.Ordinal) && !x.StartsWith("| Table", StringComparison.Ordinal)
                )
                .Select(x => x.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)),
        ];
}
