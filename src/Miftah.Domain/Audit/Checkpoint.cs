using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Miftah.Domain.Audit;

/// <summary>
/// The log in three lines, signed: who, how many leaves, under which root. C2SP tlog-checkpoint in a signed note.
/// </summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">Their root, 32 bytes.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    private const byte Ed25519 = 0x01;
    private const int KeyIdBytes = 4;

    /// <summary>The text of the log's checkpoint, with its signature.</summary>
    public static string Signed(long size, byte[] root, ILogSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var body = new Checkpoint(signer.Origin, size, root).Body;
        byte[] made = [.. KeyId(signer), .. signer.Sign(Encoding.UTF8.GetBytes(body))];
        return $"{body}\n— {signer.Origin} {Convert.ToBase64String(made)}\n";
    }

    /// <summary>The key by which others verify checkpoints, as signed-note writes it.</summary>
    public static string VerifierKey(ILogSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        byte[] key = [Ed25519, .. signer.PublicKey];
        return $"{signer.Origin}+{Convert.ToHexStringLower(KeyId(signer))}+{Convert.ToBase64String(key)}";
    }

    /// <summary>Reads a checkpoint that <paramref name="signer"/>'s key signed.</summary>
    /// <returns>Null for another log's, an unsigned or an altered one.</returns>
    public static Checkpoint? Open(string text, ILogSigner signer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signer);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || text[..end].Split('\n') is not [var origin, var decimals, var base64, ..])
            return null;
        var body = text[..(end + 1)];
        var root = new byte[MerkleTree.HashBytes];
        if (
            origin != signer.Origin
            || !long.TryParse(decimals, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !Convert.TryFromBase64String(base64, root, out var written)
            || written != root.Length
        )
            return null;
        return text[(end + 2)..].Split('\n').Any(x => IsSignature(x, body, signer)) ? new(origin, size, root) : null;
    }

    private string Body => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(Root)}\n";

    private static byte[] KeyId(ILogSigner signer)
    {
        byte[] named = [.. Encoding.UTF8.GetBytes(signer.Origin), (byte)'\n', Ed25519, .. signer.PublicKey];
        return SHA256.HashData(named)[..KeyIdBytes];
    }

    private static bool IsSignature(string line, string body, ILogSigner signer)
    {
        var start = $"— {signer.Origin} ";
        var made = new byte[KeyIdBytes + 64];
        return line.StartsWith(start, StringComparison.Ordinal)
            && Convert.TryFromBase64String(line[start.Length..], made, out var written)
            && written == made.Length
            && made.AsSpan(0, KeyIdBytes).SequenceEqual(KeyId(signer))
            && signer.Verify(Encoding.UTF8.GetBytes(body), made.AsSpan(KeyIdBytes));
    }
}
