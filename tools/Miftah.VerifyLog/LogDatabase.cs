using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Miftah.VerifyLog;

/// <summary>A record as it stands in the table.</summary>
public sealed record LogRow(
    long Index,
    Guid Id,
    DateTime At,
    string Act,
    string Actor,
    string Proofs,
    byte[] Commitment,
    Guid? Account,
    string? Detail,
    byte[]? Salt
);

/// <summary>The portal's database, read and never written, as of one moment.</summary>
public sealed class LogDatabase : IAsyncDisposable
{
    private readonly DbConnection connection;
    private DbTransaction? moment;

    private LogDatabase(DbConnection connection) => this.connection = connection;

    public static async Task<LogDatabase> OpenSqliteAsync(string file)
    {
        var made = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        var sqlite = new SqliteConnection(made.ConnectionString);
        await sqlite.OpenAsync();
        return new(sqlite) { moment = sqlite.BeginTransaction(deferred: true) };
    }

    public static async Task<LogDatabase> OpenPostgresAsync(string connection)
    {
        var postgres = new NpgsqlConnection(connection);
        await postgres.OpenAsync();
        var opened = new LogDatabase(postgres)
        {
            moment = await postgres.BeginTransactionAsync(IsolationLevel.RepeatableRead),
        };
        await opened.RunAsync("set transaction read only");
        return opened;
    }

    /// <summary>The size and checkpoint that the portal shows.</summary>
    public async Task<(long Size, string Checkpoint)?> HeadAsync()
    {
        await using var reader = await ReadAsync("""select "Size", "Checkpoint" from log_head""");
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetString(1)) : null;
    }

    /// <summary>How many records say that they have a place in the log.</summary>
    public async Task<long> PlacedAsync()
    {
        await using var command = Command("""select count(*) from audit_record where "LogIndex" is not null""");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Records that have no place in the log yet.</summary>
    public async Task<long> WaitingAsync()
    {
        await using var command = Command("""select count(*) from audit_record where "LogIndex" is null""");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>The stored hashes of the tree: level, place, and up to 256 hashes.</summary>
    public async Task<Dictionary<(int Level, long Index), byte[]>> TilesAsync()
    {
        Dictionary<(int, long), byte[]> tiles = [];
        await using var reader = await ReadAsync("""select "Level", "Index", "Hashes" from log_tile""");
        while (await reader.ReadAsync())
            tiles[(reader.GetInt32(0), reader.GetInt64(1))] = reader.GetFieldValue<byte[]>(2);
        return tiles;
    }

    /// <summary>The details of erasures that have no place in the log yet, as they stand there.</summary>
    public async Task<List<string>> WaitingErasuresAsync()
    {
        await using var reader = await ReadAsync(
            """
            select "Detail" from audit_record
            where "LogIndex" is null and "Act" = 'records-erased' and "Detail" is not null
            """
        );
        List<string> details = [];
        while (await reader.ReadAsync())
            details.Add(reader.GetString(0));
        return details;
    }

    /// <summary>The records of the log in its order; only its place of one that cannot be read.</summary>
    public async IAsyncEnumerable<(long Index, LogRow? Row)> RowsAsync()
    {
        await using var reader = await ReadAsync(
            """
            select "LogIndex", "Id", "At", "Act", "Actor", "Proofs", "Commitment", "AccountId", "Detail", "Salt"
            from audit_record where "LogIndex" is not null order by "LogIndex"
            """
        );
        while (await reader.ReadAsync())
            yield return (reader.GetInt64(0), Row(reader));
    }

    // SQLite lets its owner put anything into any column.
    private static LogRow? Row(DbDataReader reader)
    {
        try
        {
            return new(
                reader.GetInt64(0),
                reader.GetGuid(1),
                reader.GetDateTime(2),
                reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetFieldValue<byte[]>(6),
                reader.IsDBNull(7) ? null : reader.GetGuid(7),
                reader.IsDBNull(8) ? null : reader.GetString(8),
                reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9)
            );
        }
        catch (Exception unreadable)
            when (unreadable
                    is FormatException
                        or InvalidCastException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (moment is not null)
            await moment.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task RunAsync(string statement)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync();
    }

    private Task<DbDataReader> ReadAsync(string statement) => Command(statement).ExecuteReaderAsync();

    private DbCommand Command(string statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        command.Transaction = moment;
        return command;
    }
}
