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
                               order by "Lane", "DueAt" limit {countMax} for update skip locked)
                returning *
                """
            )
            .AsNoTracking()
            .ToListAsync(cancel);

    // Rows that no transaction sees any more leave their pages; the log of writes goes as its segments are reused.
    public override Task ForgetDeletedAsync(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"vacuum data_key", cancel);

    protected override Task EnsureAppendOnlyAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync(
            """
            create or replace function audit_record_unchanged() returns trigger language plpgsql as $$
            begin
              if tg_op <> 'UPDATE' then
                raise exception 'audit records are kept';
              elsif (new."Id", new."At", new."Act", new."Actor", new."Proofs", new."Commitment")
                  is distinct from (old."Id", old."At", old."Act", old."Actor", old."Proofs", old."Commitment")
                or (old."LogIndex" is not null and new."LogIndex" is distinct from old."LogIndex")
                or (new."AccountId" is not null and new."AccountId" is distinct from old."AccountId")
                or (new."Detail" is not null and new."Detail" is distinct from old."Detail")
                or (new."Salt" is not null and new."Salt" is distinct from old."Salt") then
                raise exception 'audit records do not change';
              end if;
              return new;
            end $$;
            create or replace trigger audit_record_unchanged before update or delete on audit_record
              for each row execute function audit_record_unchanged();
            create or replace trigger audit_record_kept before truncate on audit_record
              for each statement execute function audit_record_unchanged();
            """,
            cancel
        );

    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
