using Microsoft.Extensions.Time.Testing;
using Miftah.Domain.Passwords;
using Miftah.Web.Adapters.Passwords;
using static Miftah.Tests.Passwords.PasswordSamples;

namespace Miftah.Tests.Passwords;

public sealed class HashWorkersTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly ManualResetEventSlim mayEnd = new();
    private readonly HashWorkers workers;

    public HashWorkersTests() => workers = Workers(atOnce: 1, waitingMax: 1, clock);

    public void Dispose()
    {
        mayEnd.Set();
        workers.Dispose();
        mayEnd.Dispose();
    }

    [Fact]
    public async Task Run_GivesBackWhatTheWorkMade() => (await workers.RunAsync(() => 7, Cancel)).ShouldBe(7);

    [Fact]
    public async Task Run_AFailure_ReachesWhoeverWaits_AndTheThreadGoesOn()
    {
        await Should.ThrowAsync<FormatException>(() =>
            workers.RunAsync<int>(() => throw new FormatException(), Cancel)
        );

        (await workers.RunAsync(() => 7, Cancel)).ShouldBe(7);
        workers.Held.ShouldBe(0);
    }

    [Fact]
    public async Task Run_OneMoreThanMayWait_IsRefusedAtOnce()
    {
        var running = await BeginAsync();
        var waiting = workers.RunAsync(() => 2, Cancel);

        await Should.ThrowAsync<PasswordQueueFullException>(() => workers.RunAsync(() => 3, Cancel));

        mayEnd.Set();
        (await running).ShouldBe(1);
        (await waiting).ShouldBe(2);
        (await workers.RunAsync(() => 4, Cancel)).ShouldBe(4);
        workers.Held.ShouldBe(0);
    }

    [Fact]
    public async Task Run_WaitingPastTheDeadline_IsRefusedUnrun_WhatRunsIsFinished()
    {
        var running = await BeginAsync();
        var ran = false;
        var waiting = workers.RunAsync(() => ran = true, Cancel);

        clock.Advance(TimeSpan.FromMilliseconds(1_999));
        waiting.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await Should.ThrowAsync<PasswordQueueFullException>(() => waiting);
        mayEnd.Set();
        (await running).ShouldBe(1);
        await workers.RunAsync(() => 0, Cancel);
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_ByABrowserThatLeft_IsNotRun()
    {
        using var left = new CancellationTokenSource();
        var running = await BeginAsync();
        var ran = false;
        var waiting = workers.RunAsync(() => ran = true, left.Token);

        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        mayEnd.Set();
        await running;
        await workers.RunAsync(() => 0, Cancel);
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_NeverMoreAtOnceThanAllowed()
    {
        using var two = Workers(atOnce: 2, waitingMax: 100);
        var now = 0;
        var most = 0;

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ =>
                    two.RunAsync(
                        () =>
                        {
                            InterlockedMax(ref most, Interlocked.Increment(ref now));
                            Thread.SpinWait(2_000);
                            return Interlocked.Decrement(ref now);
                        },
                        Cancel
                    )
                )
        );

        most.ShouldBeInRange(1, 2);
        two.Done.ShouldBe(100);
    }

    [Fact]
    public async Task Run_IsNotOnAPoolThread() =>
        (await workers.RunAsync(() => Thread.CurrentThread.IsThreadPoolThread, Cancel)).ShouldBeFalse();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Comes back when the one worker is taken.
    private async Task<Task<int>> BeginAsync()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = workers.RunAsync(
            () =>
            {
                begun.SetResult();
                mayEnd.Wait(Cancel);
                return 1;
            },
            Cancel
        );
        await begun.Task;
        return running;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
