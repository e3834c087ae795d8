using Miftah.Domain.Audit;

namespace Miftah.Data.Audit;

/// <summary>The log's tree in its tiles: makes it longer, and finds the hashes that proofs are made of.</summary>
internal sealed class LogTree(MiftahDb db)
{
    /// <summary>Puts one more leaf after the first <paramref name="size"/>. The caller saves.</summary>
    public async Task AppendAsync(long size, byte[] leafHash, CancellationToken cancel)
    {
        var (level, index, hash) = (0, size, leafHash);
        while (true)
        {
            var tile = await TileAsync(level, index / LogTile.Width, cancel) ?? Add(level, index / LogTile.Width);
            tile.Hashes = [.. tile.Hashes, .. hash];
            if (tile.Hashes.Length < LogTile.Width * MerkleTree.HashBytes)
                return;
            (level, index, hash) = (level + 1, index / LogTile.Width, MerkleTree.Root(tile.Hashes));
        }
    }

    public Task<byte[]> RootAsync(long size, CancellationToken cancel) => HashAsync(new(0, size), cancel);

    public async Task<IReadOnlyList<byte[]>> HashesAsync(IEnumerable<LeafRange> path, CancellationToken cancel)
    {
        List<byte[]> hashes = [];
        foreach (var range in path)
            hashes.Add(await HashAsync(range, cancel));
        return hashes;
    }

    // A whole power of two is a node and stands in a tile; the right edge of the tree is made of such.
    private async Task<byte[]> HashAsync(LeafRange range, CancellationToken cancel)
    {
        if (range.Count == 0)
            return MerkleTree.Empty;
        if (long.IsPow2(range.Count))
            return await NodeAsync((int)long.Log2(range.Count), range.Start / range.Count, cancel);
        var left = await HashAsync(range with { End = range.Middle }, cancel);
        var right = await HashAsync(range with { Start = range.Middle }, cancel);
        return MerkleTree.NodeHash(left, right);
    }

    private async Task<byte[]> NodeAsync(int height, long index, CancellationToken cancel)
    {
        var level = height / LogTile.Height;
        var count = 1 << (height % LogTile.Height);
        var first = index * count;
        var tile =
            await TileAsync(level, first / LogTile.Width, cancel)
            ?? throw new InvalidDataException($"The log has no tile {level}/{first / LogTile.Width}.");
        var start = (int)(first % LogTile.Width) * MerkleTree.HashBytes;
        return MerkleTree.Root(tile.Hashes.AsSpan(start, count * MerkleTree.HashBytes));
    }

    // The context keeps what it has read: a proof asks for a tile several times.
    private ValueTask<LogTile?> TileAsync(int level, long index, CancellationToken cancel) =>
        db.LogTiles.FindAsync([level, index], cancel);

    private LogTile Add(int level, long index) =>
        db
            .LogTiles.Add(
                new()
                {
                    Level = level,
                    Index = index,
                    Hashes = [],
                }
            )
            .Entity;
}
