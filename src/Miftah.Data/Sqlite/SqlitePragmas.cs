using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miftah.Data.Sqlite;

/// <summary>
/// Sets each new connection up: readers beside the writer (WAL), durable commits, enforced foreign keys.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL: with NORMAL the last commits may be lost when the power goes, and a spent code must stay spent.
    // secure_delete: a destroyed data key must not stay behind in a free page.
    private const string Pragmas = """
        pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 10000;
        pragma secure_delete = on;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
