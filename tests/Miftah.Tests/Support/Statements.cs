using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Miftah.Tests.Support;

/// <summary>Writes down the statements and commits of a portal, so that two paths can be compared.</summary>
internal sealed class Statements : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentQueue<string> taken = new();

    public List<string> Taken => [.. taken];

    public void Clear() => taken.Clear();

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        taken.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        taken.Enqueue(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        taken.Enqueue("commit");
        return Task.CompletedTask;
    }
}
