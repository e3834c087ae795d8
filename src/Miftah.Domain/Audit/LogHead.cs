namespace Miftah.Domain.Audit;

/// <summary>
/// Where the log stands: one row. Whoever makes the log longer locks it first, so that there is one at a time.
/// </summary>
public sealed class LogHead
{
    /// <summary>The key of the only row.</summary>
    public const int Only = 1;

    public required int Id { get; init; }

    /// <summary>How many leaves.</summary>
    public required long Size { get; set; }

    /// <summary>The checkpoint of this size, signed; empty before the first record.</summary>
    public required string Checkpoint { get; set; }
}

/// <summary>
/// 256 hashes of the tree side by side, as C2SP tlog-tiles cuts it: level 0 holds leaves, each higher level the roots
/// of full tiles below. A proof reads two tiles a level instead of the log.
/// </summary>
public sealed class LogTile
{
    /// <summary>Hashes of a full tile.</summary>
    public const int Width = 256;

    /// <summary>How many levels of the tree one level of tiles spans: 2^8 = 256.</summary>
    public const int Height = 8;

    public required int Level { get; init; }
    public required long Index { get; init; }
    public required byte[] Hashes { get; set; }
}
