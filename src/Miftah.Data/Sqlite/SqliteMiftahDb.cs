using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Miftah.Domain;

namespace Miftah.Data.Sqlite;

/// <summary>The embedded engine: one machine, one writer, one file.</summary>
public sealed class SqliteMiftahDb(DbContextOptions<SqliteMiftahDb> options) : MiftahDb(options)
{
    private const int ConstraintFailed = 19;

    public override Task<List<OutboxMessage>> ClaimDueAsync(
        DateTime now,
        DateTime until,
        int countMax,
        CancellationToken cancel
    ) =>
        Outbox
            .FromSql(
                $"""
                update outbox_message set "DueAt" = {until}, "Tries" = "Tries" + 1
                where "Id" in (select "Id" from outbox_message where "DueAt" <= {now} and "GivenUpAt" is null
                               order by "DueAt" limit {countMax})
                returning *
                """
            )
            .AsNoTracking()
            .ToListAsync(cancel);

    // Deleted cells are overwritten (SqlitePragmas); the log of writes still has them until it is emptied.
    public override Task ForgetDeletedAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)", cancel);

    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is SqliteException { SqliteErrorCode: ConstraintFailed };
}
