using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Miftah.Data.Postgres;

/// <summary>For the migration tool only: it needs a model, not a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresMiftahDb>
{
    public PostgresMiftahDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMiftahDb>().UseNpgsql("Host=localhost").Options);
}
