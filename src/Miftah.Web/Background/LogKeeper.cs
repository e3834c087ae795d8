using Miftah.Data.Audit;
using Miftah.Domain.Audit;

namespace Miftah.Web.Background;

/// <summary>
/// Takes new records into the log, and keeps each new checkpoint once it was seen to continue the last one that was
/// kept.
/// </summary>
public sealed partial class LogKeeper(
    IServiceScopeFactory scopes,
    ILogWitness witness,
    ILogSigner signer,
    TimeProvider clock,
    ILogger<LogKeeper> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>The log does not continue the checkpoint that was kept last: somebody changed it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Takes what waits, once, and keeps the checkpoint.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sequencer = scope.ServiceProvider.GetRequiredService<Sequencer>();
        while (await sequencer.RunAsync(cancel) == Sequencer.BatchMax) { }
        await KeepAsync(scope.ServiceProvider.GetRequiredService<LogProofs>(), cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(LogProofs proofs, CancellationToken cancel)
    {
        var head = await proofs.HeadAsync(cancel);
        var last = witness.Last();
        if (head.Size == 0 && last.Length == 0)
            return;
        if (head.Checkpoint == last)
            return;
        IsBroken = !await ContinuesAsync(proofs, last, head.Checkpoint, cancel);
        if (IsBroken)
            LogBroken();
        else
            witness.Append(head.Checkpoint);
    }

    private async Task<bool> ContinuesAsync(LogProofs proofs, string last, string next, CancellationToken cancel)
    {
        if (Checkpoint.Open(next, signer) is not { } later)
            return false;
        if (last.Length == 0)
            return true;
        if (Checkpoint.Open(last, signer) is not { } earlier || earlier.Size > later.Size)
            return false;
        var path = await proofs.ConsistencyAsync(earlier.Size, later.Size, cancel);
        return MerkleTree.Extends(earlier.Size, earlier.Root, later.Size, later.Root, path);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Records could not be taken into the log; trying again.")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The audit log does not continue the checkpoint that was kept last. Run ./dev verify-log."
    )]
    private partial void LogBroken();
}
