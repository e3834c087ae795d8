using Microsoft.EntityFrameworkCore;
using Miftah.Domain;
using Npgsql;

namespace Miftah.Data.Postgres;

/// <summary>The engine of production: many nodes on one cluster.</summary>
public sealed class PostgresMiftahDb(DbContextOptions<PostgresMiftahDb> options) : MiftahDb(options)
{
    // "skip locked" lets many workers claim at once, each a different batch.
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
                               order by "DueAt" limit {countMax} for update skip locked)
                returning *
                """
            )
            .AsNoTracking()
            .ToListAsync(cancel);

    // Rows that no transaction sees any more leave their pages; the log of writes goes as its segments are reused.
    public override Task ForgetDeletedAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"vacuum data_key", cancel);

    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
