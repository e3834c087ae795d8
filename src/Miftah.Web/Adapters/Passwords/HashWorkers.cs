using System.Collections.Concurrent;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>
/// Where hashes wait their turn: so many at once, so many waiting, so long at most. Past that a request is refused at
/// once, so that a flood of sign-ins delays sign-in alone and the node stays up.
/// </summary>
/// <remarks>The work has threads of its own: the pool's stay free for requests that hash nothing.</remarks>
public sealed class HashWorkers : IDisposable
{
    private readonly BlockingCollection<IJob> jobs = [];
    private readonly PasswordOptions options;
    private readonly TimeProvider clock;
    private int held;
    private long done;

    public HashWorkers(PasswordOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.clock = clock;
        for (var i = 0; i < options.HashesAtOnce; i++)
            new Thread(Work) { IsBackground = true, Name = $"password hash {i}" }.Start();
    }

    /// <summary>How many hashes this node has computed since its start.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <summary>How many run or wait at this moment.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>
    /// Runs <paramref name="work"/> when its turn comes. What has begun is finished, whoever stopped waiting.
    /// </summary>
    /// <exception cref="PasswordQueueFullException">No place to wait, or the turn did not come in time.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref held) > options.HashesAtOnce + options.WaitingMax)
        {
            Interlocked.Decrement(ref held);
            throw new PasswordQueueFullException();
        }
        try
        {
            var job = new Job<T>(() => Counted(work));
            using var deadline = new CancellationTokenSource(
                TimeSpan.FromMilliseconds(options.WaitingMilliseconds),
                clock
            );
            using var late = deadline.Token.Register(() => job.Abandon(new PasswordQueueFullException()));
            using var gone = cancel.Register(() => job.Abandon(new OperationCanceledException(cancel)));
            jobs.Add(job, CancellationToken.None);
            return await job.Result;
        }
        finally
        {
            Interlocked.Decrement(ref held);
        }
    }

    /// <summary>Takes no more work; the threads end with what they have.</summary>
    public void Dispose() => jobs.CompleteAdding();

    private void Work()
    {
        foreach (var job in jobs.GetConsumingEnumerable())
            job.Run();
    }

    // Before the result is handed over: whoever has a hash in hand finds it counted.
    private T Counted<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        finally
        {
            Interlocked.Increment(ref done);
        }
    }

    private interface IJob
    {
        void Run();
    }

    // Begun or abandoned, whichever comes first; never both.
    private sealed class Job<T>(Func<T> work) : IJob
    {
        private readonly TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int claimed;

        public Task<T> Result => result.Task;

        public void Run()
        {
            if (!Claim())
                return;
            try
            {
                result.SetResult(work());
            }
            catch (Exception why)
            {
                // Whoever waits sees it; the thread goes on to the next.
                result.SetException(why);
            }
        }

        public void Abandon(Exception why)
        {
            if (Claim())
                result.SetException(why);
        }

        private bool Claim() => Interlocked.Exchange(ref claimed, 1) == 0;
    }
}
