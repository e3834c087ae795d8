using System.Security.Cryptography;
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
    private const int InFlightMax = 32;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackoffMax = TimeSpan.FromMinutes(10);

    // What is done for a person must not slow the next request of whoever caused it, who would learn from the time that
    // there is somebody to do it for. A worker that is busy anyway does not pause.
    private const int PauseMillisecondsMin = 200;
    private const int PauseMillisecondsMax = 800;

    private readonly Dictionary<string, Type> handlers = routes.ToDictionary(
        x => x.Kind,
        x => x.Handler,
        StringComparer.Ordinal
    );

    /// <summary>Handles what is due now, once, and waits for its end.</summary>
    /// <returns>How many messages were claimed.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        var batch = await ClaimAsync(InFlightMax, cancel);
        await Task.WhenAll(batch.Select(x => HandleAsync(x, cancel)));
        return batch.Count;
    }

    // Messages run side by side and nobody waits for a whole batch: one slow agency or gateway must not hold the code
    // of the next person.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Task> running = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                running.RemoveAll(x => x.IsCompleted);
                var free = InFlightMax - running.Count;
                var batch = free > 0 ? await ClaimAsync(free, stoppingToken) : [];
                running.AddRange(batch.Select(x => HandleAsync(x, stoppingToken)));
                if (batch.Count == 0)
                {
                    await signal.WaitAsync(LookAgain, stoppingToken);
                    await Task.Delay(Pause(), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LogDown(failure);
                await Task.Delay(LookAgain, stoppingToken);
            }
        }
        await Task.WhenAll(running);
    }

    private async Task<List<OutboxMessage>> ClaimAsync(int countMax, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
        return await db.ClaimDueAsync(clock.Now(), clock.Now() + Lease, countMax, cancel);
    }

    private async Task HandleAsync(OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            await HandleInScopeAsync(message, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogDown(failure); // The database went away in between: the message is due again when its lease ends.
        }
        catch (OperationCanceledException)
        {
            // The node stops: another, or the next start, takes the message when its lease ends.
        }
    }

    private async Task HandleInScopeAsync(OutboxMessage message, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MiftahDb>();
        var row = db.Outbox.Where(x => x.Id == message.Id);
        try
        {
            var handler = (IOutboxHandler)scope.ServiceProvider.GetRequiredService(handlers[message.Kind]);
            if (await handler.HandleAsync(message, cancel) is { } again)
                await row.ExecuteUpdateAsync(set => set.SetProperty(x => x.DueAt, again), cancel);
            else
                await row.ExecuteDeleteAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            var failures = message.Failures + 1;
            LogFailed(failure, message.Kind, message.Id, failures);
            var due = clock.Now() + Backoff(failures);
            DateTime? givenUp = failures >= OutboxMessage.FailuresMax ? clock.Now() : null;
            await row.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(x => x.DueAt, due)
                        .SetProperty(x => x.Failures, failures)
                        .SetProperty(x => x.GivenUpAt, givenUp),
                cancel
            );
        }
    }

    private static TimeSpan Pause() =>
        TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(PauseMillisecondsMin, PauseMillisecondsMax + 1));

    /// <summary>The wait after a failed try: 1 s, 2 s, 4 s … up to 10 minutes.</summary>
    internal static TimeSpan Backoff(int tries) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Max(0, tries - 1)), BackoffMax.TotalSeconds));

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; trying again.")]
    private partial void LogDown(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Kind} {Id} failed, {Failures} times now.")]
    private partial void LogFailed(Exception failure, string kind, Guid id, int failures);
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
