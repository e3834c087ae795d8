using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Miftah.Domain.Audit;

/// <summary>What a check of an <see cref="EntryProof"/> found.</summary>
public enum ProofVerdict
{
    /// <summary>The entry stands in the log, and its detail is the one that was committed to.</summary>
    Proven = 1,

    /// <summary>This is no proof, or not a whole one.</summary>
    NotAProof = 2,

    /// <summary>Its checkpoint is not signed with this log's key.</summary>
    NotOfThisLog = 3,

    /// <summary>The entry is not what stands in the log at this place.</summary>
    NotInTheLog = 4,

    /// <summary>The entry stands in the log, but what the proof says about the person is another thing.</summary>
    DetailDiffers = 5,
}

/// <summary>
/// The proof that one entry stands in the log, to be checked by anyone who has the log's key: C2SP tlog-proof. Its
/// extra data are the leaf, and the detail and salt that open the leaf's commitment.
/// </summary>
public sealed record EntryProof(
    string Leaf,
    string Detail,
    byte[] Salt,
    long Index,
    IReadOnlyList<byte[]> Path,
    string Checkpoint
)
{
    /// <summary>Longer than any proof, in characters.</summary>
    public const int CharactersMax = 20_000;

    private const string Header = "c2sp.org/tlog-proof@v1";

    public string Write()
    {
        var extra = Encoding.UTF8.GetBytes($"{Leaf}\n{Detail}\n{Convert.ToHexStringLower(Salt)}");
        var path = string.Concat(Path.Select(x => Convert.ToBase64String(x) + "\n"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Header}\nextra {Convert.ToBase64String(extra)}\nindex {Index}\n{path}\n{Checkpoint}"
        );
    }

    /// <summary>Reads a proof as people paste it.</summary>
    /// <returns>Null when it is none.</returns>
    public static EntryProof? Read(string? pasted)
    {
        var text = (pasted ?? "").ReplaceLineEndings("\n").Trim() + "\n";
        if (text.Length > CharactersMax || text.Split("\n\n", 2) is not [var head, var checkpoint])
            return null;
        try
        {
            return
                head.Split('\n') is [Header, var extra, var index, .. var path]
                && extra.StartsWith("extra ", StringComparison.Ordinal)
                && index.StartsWith("index ", StringComparison.Ordinal)
                && Encoding.UTF8.GetString(Convert.FromBase64String(extra["extra ".Length..])).Split('\n')
                    is [var leaf, var detail, var salt]
                ? new(
                    leaf,
                    detail,
                    Convert.FromHexString(salt),
                    long.Parse(index["index ".Length..], NumberStyles.None, CultureInfo.InvariantCulture),
                    [.. path.Select(Convert.FromBase64String)],
                    checkpoint
                )
                : null;
        }
        catch (Exception broken) when (broken is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Checks signature, place and detail.</summary>
    public ProofVerdict Check(ILogSigner signer)
    {
        if (Audit.Checkpoint.Open(Checkpoint, signer) is not { } checkpoint)
            return ProofVerdict.NotOfThisLog;
        var hash = MerkleTree.LeafHash(Encoding.UTF8.GetBytes(Leaf));
        if (!MerkleTree.Includes(Index, checkpoint.Size, hash, Path, checkpoint.Root))
            return ProofVerdict.NotInTheLog;
        // From here on the leaf is one that the log itself wrote.
        var committed = Field("person");
        var opened = Convert.ToHexStringLower(HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes(Detail)));
        return committed == opened ? ProofVerdict.Proven : ProofVerdict.DetailDiffers;
    }

    /// <summary>One of the leaf's texts, for example "act". Read it only after the check.</summary>
    public string Field(string name)
    {
        using var leaf = JsonDocument.Parse(Leaf);
        return leaf.RootElement.GetProperty(name).GetString()!;
    }
}
