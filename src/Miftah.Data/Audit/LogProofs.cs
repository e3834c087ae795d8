using Microsoft.EntityFrameworkCore;
using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

/// <summary>
/// Reads the log: its checkpoint, and proofs against it. A proof of a million leaves reads six tiles.
/// </summary>
public sealed class LogProofs(MiftahDb db)
{
    /// <summary>The newest checkpoint; empty before the first record.</summary>
    public async Task<LogHead> HeadAsync(CancellationToken cancel) =>
        await db.LogHeads.AsNoTracking().SingleAsync(cancel);

    /// <summary>That leaf <paramref name="index"/> is in the log of <paramref name="size"/> leaves.</summary>
    public Task<IReadOnlyList<byte[]>> InclusionAsync(long index, long size, CancellationToken cancel) =>
        new LogTree(db).HashesAsync(MerkleTree.InclusionPath(index, size), cancel);

    /// <summary>That the log of <paramref name="to"/> leaves begins with that of <paramref name="from"/>.</summary>
    public Task<IReadOnlyList<byte[]>> ConsistencyAsync(long from, long to, CancellationToken cancel) =>
        new LogTree(db).HashesAsync(MerkleTree.ConsistencyPath(from, to), cancel);
}
