using Miftah.Data;
using Miftah.Domain;

namespace Miftah.Web.Background;

/// <summary>
/// Removes what has outlived its use, a few times an hour; several nodes doing it at once do no harm.
/// </summary>
public sealed partial class Sweeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Sweeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Upkeep>().SweepAsync(clock.Now(), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping failed; it is tried again later.")]
    private partial void LogFailed(Exception failure);
}
