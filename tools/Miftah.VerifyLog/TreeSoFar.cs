using System.Security.Cryptography;

namespace Miftah.VerifyLog;

/// <summary>
/// The tree of RFC 6962 over the leaves given so far, kept as the roots of its full subtrees, smallest last: adding a
/// leaf joins equals, as a binary counter carries.
/// </summary>
public sealed class TreeSoFar
{
    private readonly List<(int Height, byte[] Hash)> peaks = [];

    /// <summary>Called with each full subtree as it comes to be: its height, its place among those, its hash.</summary>
    public Action<int, long, byte[]>? Completed { get; init; }

    public long Size { get; private set; }

    public void Add(byte[] leafHash)
    {
        var (height, hash) = (0, leafHash);
        Completed?.Invoke(0, Size, hash);
        while (peaks.Count > 0 && peaks[^1].Height == height)
        {
            hash = Node(peaks[^1].Hash, hash);
            peaks.RemoveAt(peaks.Count - 1);
            height++;
            Completed?.Invoke(height, Size >> height, hash);
        }
        peaks.Add((height, hash));
        Size++;
    }

    /// <summary>The root, in hexadecimal digits.</summary>
    public string Root()
    {
        if (peaks.Count == 0)
            return Convert.ToHexStringLower(SHA256.HashData([]));
        var root = peaks[^1].Hash;
        for (var i = peaks.Count - 2; i >= 0; i--)
            root = Node(peaks[i].Hash, root);
        return Convert.ToHexStringLower(root);
    }

    public static byte[] Leaf(byte[] data)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([0]);
        sha.AppendData(data);
        return sha.GetHashAndReset();
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData([1]);
        sha.AppendData(left);
        sha.AppendData(right);
        return sha.GetHashAndReset();
    }
}
