using System.Security.Cryptography;

namespace Miftah.Domain.Audit;

/// <summary>Some leaves of the log in a row.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="End">One past the last.</param>
public sealed record LeafRange(long Start, long End)
{
    public long Count => End - Start;

    /// <summary>Where RFC 6962 divides it: after the largest power of two that is smaller than the whole.</summary>
    public long Middle => Start + (1L << (int)long.Log2(Count - 1));
}

/// <summary>
/// The hashing of a log whose past cannot be changed unseen: Merkle tree, inclusion and consistency proofs of RFC 6962,
/// section 2.1, checked as RFC 9162 does.
/// </summary>
public static class MerkleTree
{
    /// <summary>Length of each hash, in bytes.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>The hash of a log without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0x00, .. leaf]);

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        SHA256.HashData([0x01, .. left, .. right]);

    /// <summary>The root over hashes that stand side by side, in one piece of memory.</summary>
    public static byte[] Root(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length <= HashBytes)
            return hashes.IsEmpty ? Empty : hashes.ToArray();
        var middle = (int)new LeafRange(0, hashes.Length / HashBytes).Middle * HashBytes;
        return NodeHash(Root(hashes[..middle]), Root(hashes[middle..]));
    }

    /// <summary>The ranges whose hashes prove that leaf <paramref name="index"/> is in a log of this size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<LeafRange> InclusionPath(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<LeafRange> path = [];
        var range = new LeafRange(0, size);
        while (range.Count > 1)
        {
            var (left, right) = Halves(range);
            var isLeft = index < range.Middle;
            path.Add(isLeft ? right : left);
            range = isLeft ? left : right;
        }
        path.Reverse();
        return path;
    }

    /// <summary>
    /// The ranges whose hashes prove that the first <paramref name="from"/> leaves are the same in a log of
    /// <paramref name="to"/> leaves.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The earlier log is empty, or larger than the later.</exception>
    public static IReadOnlyList<LeafRange> ConsistencyPath(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        List<LeafRange> path = [];
        var range = new LeafRange(0, to);
        while (from < range.End)
        {
            var (left, right) = Halves(range);
            var isLeft = from <= range.Middle;
            path.Add(isLeft ? right : left);
            range = isLeft ? left : right;
        }
        if (range.Start > 0)
            path.Add(range);
        path.Reverse();
        return path;
    }

    /// <summary>
    /// Is this leaf at <paramref name="index"/> of the log with this size and root? (RFC 9162, 2.1.3.2)
    /// </summary>
    public static bool Includes(
        long index,
        long size,
        ReadOnlySpan<byte> leafHash,
        IReadOnlyList<byte[]> path,
        ReadOnlySpan<byte> root
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
            return false;
        var (fn, sn) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var next in path)
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                hash = NodeHash(next, hash);
                (fn, sn) = Unpaired(fn, sn);
            }
            else
                hash = NodeHash(hash, next);
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && root.SequenceEqual(hash);
    }

    /// <summary>
    /// Does the log with the second size and root begin with the log of the first? (RFC 9162, 2.1.4.2)
    /// </summary>
    public static bool Extends(
        long from,
        ReadOnlySpan<byte> fromRoot,
        long to,
        ReadOnlySpan<byte> toRoot,
        IReadOnlyList<byte[]> path
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        if (from <= 0 || from >= to)
            return from == to && path.Count == 0 && fromRoot.SequenceEqual(toRoot);
        // A size that is a power of two is itself a node of the later log: its root begins the path.
        List<byte[]> hashes = long.IsPow2(from) ? [fromRoot.ToArray(), .. path] : [.. path];
        if (hashes.Count == 0)
            return false;
        var (fn, sn) = (from - 1, to - 1);
        while ((fn & 1) == 1)
            (fn, sn) = (fn >> 1, sn >> 1);
        var (first, second) = (hashes[0], hashes[0]);
        foreach (var next in hashes.Skip(1))
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                (first, second) = (NodeHash(next, first), NodeHash(next, second));
                (fn, sn) = Unpaired(fn, sn);
            }
            else
                second = NodeHash(second, next);
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && fromRoot.SequenceEqual(first) && toRoot.SequenceEqual(second);
    }

    private static (LeafRange Left, LeafRange Right) Halves(LeafRange range) =>
        (range with { End = range.Middle }, range with { Start = range.Middle });

    // Where a node has no sibling to its right, it rises until it has one to its left.
    private static (long Fn, long Sn) Unpaired(long fn, long sn)
    {
        while ((fn & 1) == 0 && fn != 0)
            (fn, sn) = (fn >> 1, sn >> 1);
        return (fn, sn);
    }
}
