using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Miftah.Data.Sqlite;

/// <summary>For the migration tool only: it needs a model, not a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteMiftahDb>
{
    public SqliteMiftahDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMiftahDb>().UseSqlite("Data Source=:memory:").Options);
}
