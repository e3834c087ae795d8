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
                               order by "Lane", "DueAt" limit {countMax})
                returning *
                """
            )
            .AsNoTracking()
            .ToListAsync(cancel);

    // Deleted cells are overwritten (SqlitePragmas); the log of writes still has them until it is emptied.
    public override Task ForgetDeletedAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)", cancel);

    protected override Task EnsureAppendOnlyAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync(
            """
            drop trigger if exists audit_record_kept;
            create trigger audit_record_kept before delete on audit_record
            begin select raise(abort, 'audit records are kept'); end;
            drop trigger if exists audit_record_unchanged;
            create trigger audit_record_unchanged before update on audit_record
            when (new."Id", new."At", new."Act", new."Actor", new."Proofs", new."Commitment")
                  is not (old."Id", old."At", old."Act", old."Actor", old."Proofs", old."Commitment")
              or (old."LogIndex" is not null and new."LogIndex" is not old."LogIndex")
              or (new."AccountId" is not null and new."AccountId" is not old."AccountId")
              or (new."Detail" is not null and new."Detail" is not old."Detail")
              or (new."Salt" is not null and new."Salt" is not old."Salt")
            begin select raise(abort, 'audit records do not change'); end;
            """,
            cancel
        );

    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is SqliteException { SqliteErrorCode: ConstraintFailed };
}
