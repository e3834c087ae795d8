using Microsoft.EntityFrameworkCore;
using Miftah.Data;
using Miftah.Data.Outbox;
using Miftah.Domain;

namespace Miftah.Web.Background;

/// <summary>Which handler takes which kind of message.</summary>
public sealed record OutboxRoute(string Kind, Type Handler);

/// <summary>Claims messages that are due and calls the handler that the owning feature registered.</summary>
public sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes,
    IEnumerable<OutboxRoute> routes,
    OutboxSignal signal,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log
) : BackgroundService
{
    private const int BatchMax = 16;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackoffMax = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Type> handlers = routes.ToDictionary(
        x => x.Kind,
        x => x.Handler,
        StringComparer.Ordinal
    );

    /// <summary>Handles all that is due now, once.</summary>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        List<OutboxMessage> batch;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
            batch = await db.ClaimDueAsync(clock.Now(), clock.Now() + Lease, BatchMax, cancel);
        }
        // In parallel: one slow agency or gateway must not hold the code of the next person.
        await Parallel.ForEachAsync(batch, cancel, async (message, token) => await HandleAsync(message, token));
        return batch.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunDueAsync(stoppingToken) == 0)
                    await signal.WaitAsync(LookAgain, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogDown(failure);
                await Task.Delay(LookAgain, stoppingToken);
            }
        }
    }

    private async Task HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
        var row = db.Outbox.Where(x => x.Id == message.Id);
        DateTime? again;
        try
        {
            var handler = (IOutboxHandler)scope.ServiceProvider.GetRequiredService(handlers[message.Kind]);
            again = await handler.HandleAsync(message, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogFailed(failure, message.Kind, message.Id, message.Tries);
            again = clock.Now() + Backoff(message.Tries);
            if (message.Tries >= OutboxMessage.TriesMax)
            {
                await row.ExecuteUpdateAsync(set => set.SetProperty(x => x.GivenUpAt, clock.Now()), cancel);
                return;
            }
        }
        if (again is { } due)
            await row.ExecuteUpdateAsync(set => set.SetProperty(x => x.DueAt, due), cancel);
        else
            await row.ExecuteDeleteAsync(cancel);
    }

    /// <summary>The wait after a failed try: 1 s, 2 s, 4 s … up to 10 minutes.</summary>
    internal static TimeSpan Backoff(int tries) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Max(0, tries - 1)), BackoffMax.TotalSeconds));

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; trying again.")]
    private partial void LogDown(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Kind} {Id} failed at try {Tries}.")]
    private partial void LogFailed(Exception failure, string kind, Guid id, int tries);
}

public static class OutboxRoutes
{
    /// <summary>Registers the handler of one kind of message.</summary>
    public static IServiceCollection AddOutboxHandler<THandler>(this IServiceCollection services)
        where THandler : class, IOutboxHandler
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new OutboxRoute(THandler.Kind, typeof(THandler)));
    }
}
