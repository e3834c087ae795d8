using Npgsql;

namespace Miftah.Tests.Support;

/// <summary>
/// The PostgreSQL server of the tests: `./dev test` starts a private one, MIFTAH_TEST_POSTGRES may name another.
/// </summary>
public static class PostgresServer
{
    private const string Variable = "MIFTAH_TEST_POSTGRES";

    public static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    public static async Task<string> NewDatabaseAsync()
    {
        var name = $"miftah_{Guid.CreateVersion7():N}";
        await RunAsync($"create database {name}");
        return name;
    }

    public static async Task DropAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"drop database {database} with (force)");
    }

    private static string Server =>
        Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no server. Run ./dev test, which starts one.");

    private static async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
