using Npgsql;

namespace Miftah.Data.Postgres;

/// <summary>
/// The database's time, so that all nodes agree on when a code has ended. Asked once a minute; between two questions
/// the machine's steady counter goes on from the last answer, untouched by jumps of its wall clock.
/// </summary>
public sealed class DatabaseClock(string connection) : TimeProvider
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);
    private readonly Lock asking = new();
    private Answer? last;

    public override DateTimeOffset GetUtcNow()
    {
        var answer = last;
        if (answer is null || GetElapsedTime(answer.Counter) > AskAgainAfter)
            answer = Ask(answer);
        return answer.Time + GetElapsedTime(answer.Counter);
    }

    // While the database is away the steady counter goes on: nothing can be redeemed without the database anyway.
    private Answer Ask(Answer? before)
    {
        lock (asking)
        {
            if (last is { } fresh && fresh != before)
                return fresh;
            try
            {
                using var open = new NpgsqlConnection(connection);
                open.Open();
                using var command = new NpgsqlCommand("select clock_timestamp()", open);
                var time = (DateTime)command.ExecuteScalar()!;
                return last = new(new(time), GetTimestamp());
            }
            catch (NpgsqlException) when (before is not null)
            {
                return last = new(before.Time + GetElapsedTime(before.Counter), GetTimestamp());
            }
        }
    }

    private sealed record Answer(DateTimeOffset Time, long Counter);
}
