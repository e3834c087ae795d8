using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.VerifyLog;

/// <summary>One thing that is not as it was.</summary>
/// <param name="Index">The record, or the first of those that come into question.</param>
/// <param name="Last">The last that comes into question.</param>
/// <param name="What">What is wrong, in a sentence.</param>
public sealed record Damage(long Index, long Last, string What)
{
    public override string ToString() =>
        Index == Last
            ? string.Create(CultureInfo.InvariantCulture, $"record {Index}: {What}")
            : string.Create(CultureInfo.InvariantCulture, $"one of the records {Index} to {Last}: {What}");
}

/// <summary>What was looked at, and what was found.</summary>
/// <param name="Records">Records with a place in the log.</param>
/// <param name="Erased">Of those, the ones whose detail is gone.</param>
/// <param name="ErasedWaiting">Of those, the ones that only an erasure names which waits for its own place.</param>
/// <param name="Kept">Checkpoints that the log was compared with.</param>
/// <param name="Waiting">Records without a place.</param>
/// <param name="Damages">What is not as it was.</param>
public sealed record Report(
    long Records,
    long Erased,
    int ErasedWaiting,
    int Kept,
    long Waiting,
    IReadOnlyList<Damage> Damages
);

/// <summary>
/// Compares three things that a forger would have to change alike: the records, the tree's stored hashes, and the
/// checkpoints that were kept apart. Only the last are out of reach of whoever holds the database and the log's key.
/// </summary>
public sealed class Verification
{
    private const int TileWidth = 256;
    private const int TileHeight = 8;
    private const int HashBytes = 32;

    private readonly List<Damage> damages = [];
    private readonly Dictionary<(int Level, long Index), byte[]> tiles;
    private readonly Queue<SignedCheckpoint> kept;
    private readonly TreeSoFar tree;
    private readonly Erasures erasures;
    private readonly long placesMax;
    private long lastGood;
    private long erased;
    private bool rootIsLost;

    private Verification(
        Dictionary<(int Level, long Index), byte[]> tiles,
        IEnumerable<SignedCheckpoint> kept,
        long placed,
        DateTime now
    )
    {
        this.tiles = tiles;
        erasures = new(now);
        // More leaves than hashes and records together never were: a place beyond is forged, and not counted up to.
        placesMax = (tiles.Keys.LongCount(x => x.Level == 0) * TileWidth) + placed;
        this.kept = new(kept.OrderBy(x => x.Size));
        tree = new() { Completed = CompareNode };
    }

    /// <summary>Looks at the whole log.</summary>
    /// <param name="database">As of one moment.</param>
    /// <param name="key">The log's public key, from a place apart from the database.</param>
    /// <param name="kept">The checkpoints that were kept.</param>
    /// <param name="now">The time, which says whose detail is old enough to be gone.</param>
    public static async Task<Report> RunAsync(
        LogDatabase database,
        LogKey key,
        IReadOnlyCollection<SignedCheckpoint> kept,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        var run = new Verification(await database.TilesAsync(), kept, await database.PlacedAsync(), now);
        await foreach (var (index, row) in database.RowsAsync())
            run.Take(index, row);
        var (unnamed, erasedWaiting) = run.erasures.Compare(await database.WaitingErasuresAsync());
        foreach (var index in unnamed)
            run.Say(index, "its detail was removed, and no erasure in the log names it.");
        run.CompareHead(await database.HeadAsync(), key);
        foreach (var beyond in run.kept.Take(1))
            run.Say(run.tree.Size, beyond.Size - 1, "missing; the end of the log was cut off.");
        var waiting = await database.WaitingAsync();
        return new(run.tree.Size, run.erased, erasedWaiting, kept.Count, waiting, run.damages);
    }

    private void Take(long index, LogRow? row)
    {
        if (index < tree.Size || index >= placesMax)
        {
            Say(index, "it is there twice, or its place is impossible.");
            return;
        }
        // The tree's stored hash stands in for a record that is gone, so that later records are still compared.
        for (; tree.Size < index; Add(StoredHash(0, tree.Size) ?? []))
            Say(tree.Size, "it is missing.");
        if (row is null)
        {
            Say(index, "it cannot be read.");
            Add(StoredHash(0, index) ?? []);
            return;
        }
        if (WhatIsWrong(row) is { } wrong)
            Say(row.Index, wrong);
        var hash = TreeSoFar.Leaf(Encoding.UTF8.GetBytes(LeafOf(row)));
        if (StoredHash(0, row.Index) is not { } stored)
            Say(row.Index, "the tree has no hash of it; it was inserted, or the tree was cut.");
        else if (!stored.AsSpan().SequenceEqual(hash))
            Say(row.Index, "it is not what the tree holds; it was altered or moved.");
        Add(hash);
    }

    private void Add(byte[] hash)
    {
        tree.Add(hash);
        while (kept.TryPeek(out var checkpoint) && checkpoint.Size <= tree.Size)
            CompareRoot(kept.Dequeue());
    }

    // After the first root that does not fit none will; what lies between it and the last that fitted is in question.
    private void CompareRoot(SignedCheckpoint checkpoint)
    {
        if (rootIsLost || checkpoint.Size == 0)
            return;
        if (checkpoint.Root == tree.Root())
        {
            lastGood = checkpoint.Size;
            return;
        }
        rootIsLost = true;
        if (!damages.Any(x => x.Index < checkpoint.Size))
            Say(lastGood, checkpoint.Size - 1, "the log is another than the one whose checkpoint was kept.");
    }

    private void CompareHead((long Size, string Checkpoint)? head, LogKey key)
    {
        if (head is not { } shown)
        {
            Say(0, "the log has no head.");
            return;
        }
        if (shown.Size < tree.Size)
            Say(shown.Size, tree.Size - 1, "beyond the end of the log; inserted, or the head was set back.");
        if (shown.Size > tree.Size)
            Say(tree.Size, shown.Size - 1, "missing; the end of the log was cut off.");
        if (tree.Size == 0 || damages.Count > 0)
            return;
        try
        {
            if (SignedCheckpoint.ReadAll(shown.Checkpoint, key) is not [var only] || only.Size != shown.Size)
                Say(shown.Size - 1, "the shown checkpoint is not of the log's size.");
            else if (only.Size == tree.Size && only.Root != tree.Root())
                Say(lastGood, tree.Size - 1, "the shown checkpoint has another root.");
        }
        catch (FormatException broken)
        {
            Say(tree.Size - 1, $"the shown checkpoint cannot be read: {broken.Message}");
        }
    }

    // The higher levels of the stored tree; level 0 was compared with the records.
    private void CompareNode(int height, long index, byte[] hash)
    {
        if (height == 0 || height % TileHeight != 0)
            return;
        var stored = StoredHash(height / TileHeight, index);
        var first = index << height;
        var last = first + (1L << height) - 1;
        if ((stored is null || !stored.AsSpan().SequenceEqual(hash)) && !damages.Any(x => x.Index <= last))
            Say(first, last, "the stored tree above them is damaged.");
    }

    private byte[]? StoredHash(int level, long index)
    {
        if (!tiles.TryGetValue((level, index / TileWidth), out var tile))
            return null;
        var at = (int)(index % TileWidth) * HashBytes;
        return at + HashBytes <= tile.Length ? tile[at..(at + HashBytes)] : null;
    }

    private string? WhatIsWrong(LogRow row)
    {
        if (row.Salt is null && row.Detail is null)
        {
            erased++;
            erasures.TakeEmpty(row);
            return row.Account is null ? null : "it was erased and still names an account.";
        }
        if (row.Salt is null || row.Detail is null)
            return "only a part of its detail is there.";
        if (!HMACSHA256.HashData(row.Salt, Encoding.UTF8.GetBytes(row.Detail)).AsSpan().SequenceEqual(row.Commitment))
            return "its detail was altered.";
        if (erasures.Take(row) is not { } detail)
            return "its detail cannot be read.";
        return detail.Account == row.Account ? null : "it was given to another account.";
    }

    private static string LeafOf(LogRow row)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["act"] = $"\"{row.Act}\"",
            ["actor"] = $"\"{ActorOf(row.Actor)}\"",
            ["at"] = row.At.ToString("'\"'yyyy-MM-dd'T'HH:mm:ss.ffffff'Z\"'", CultureInfo.InvariantCulture),
            ["id"] = $"\"{row.Id:D}\"",
            ["person"] = $"\"{Convert.ToHexStringLower(row.Commitment)}\"",
            ["proofs"] = $"\"{row.Proofs}\"",
            ["v"] = "1",
        };
        return $"{{{string.Join(',', fields.Select(x => $"\"{x.Key}\":{x.Value}"))}}}";
    }

    // The table holds the name as the program spells it and the log in small letters; nothing else is the same actor.
    private static string ActorOf(string stored) =>
        stored switch
        {
            "Claimant" => "claimant",
            "Subscriber" => "subscriber",
            "System" => "system",
            "Officer" => "officer",
            "Kiosk" => "kiosk",
            _ => stored + "?",
        };

    private void Say(long index, string what) => Say(index, index, what);

    private void Say(long first, long last, string what) => damages.Add(new(first, last, what));
}
