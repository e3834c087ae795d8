using System.Collections.Concurrent;
using Miftah.Domain.Challenges;

namespace Miftah.Tests.Challenges;

/// <summary>
/// Spent challenges of one process; the first to spend an id wins, as the unique key does in the database.
/// </summary>
internal sealed class MemorySpentChallenges : ISpentChallenges
{
    private readonly ConcurrentDictionary<string, DateTime> spent = new(StringComparer.Ordinal);

    public int Count => spent.Count;

    public async Task<bool> SpendAsync(byte[] id, DateTime endsAt, CancellationToken cancel)
    {
        await Task.Yield(); // Lets parallel calls overlap, as calls to a database do.
        return spent.TryAdd(Convert.ToHexString(id), endsAt);
    }
}

/// <summary>The guard switched off: everybody is the first.</summary>
internal sealed class ForgetfulSpentChallenges : ISpentChallenges
{
    public Task<bool> SpendAsync(byte[] id, DateTime endsAt, CancellationToken cancel) => Task.FromResult(true);
}
