using Miftah.Data.Identity;
using Miftah.Domain;

namespace Miftah.Web.Background;

/// <summary>
/// Moves what is under a former key to the key in use, while the portal serves. It begins with each start, since keys
/// change only then; `miftah rekey` does the same and waits for the end.
/// </summary>
public sealed partial class Rekey(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Rekey> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    /// <summary>Runs until nothing is left that can be moved.</summary>
    /// <returns>What is left: rows that were altered, or that another node is at.</returns>
    public async Task<LeftToRekey> RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rekeying = scope.ServiceProvider.GetRequiredService<Rekeying>();
        var left = await rekeying.LeftAsync(cancel);
        if (left.IsNone)
            return left;
        LogLeft(left.DataKeys, left.Accounts);
        await EachBatchAsync(rekeying.RewrapAsync, rekeying, cancel);
        await EachBatchAsync(rekeying.ReindexAsync, rekeying, cancel);
        left = await rekeying.LeftAsync(cancel);
        LogLeft(left.DataKeys, left.Accounts);
        return left;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EachBatchAsync(
        Func<Guid, CancellationToken, Task<(Guid? Last, int Damaged)>> move,
        Rekeying rekeying,
        CancellationToken cancel
    )
    {
        var told = clock.Now();
        for (Guid? after = Guid.Empty; after is { } from; )
        {
            (after, var damaged) = await move(from, cancel);
            if (damaged > 0)
                LogDamaged(damaged, from);
            if (clock.Now() - told < TellEvery)
                continue;
            told = clock.Now();
            var left = await rekeying.LeftAsync(cancel);
            LogLeft(left.DataKeys, left.Accounts);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Under a former key: {DataKeys} data keys, the indexes of {Accounts} accounts."
    )]
    private partial void LogLeft(int dataKeys, int accounts);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} rows after {Row} do not open and stay as they are.")]
    private partial void LogDamaged(int count, Guid row);

    [LoggerMessage(Level = LogLevel.Error, Message = "Moving to the key in use failed; it goes on later.")]
    private partial void LogFailed(Exception failure);
}
