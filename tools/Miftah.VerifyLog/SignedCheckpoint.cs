using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Miftah.VerifyLog;

/// <summary>The log's public key, as signed-note writes it: name, key id, and 0x01 with the Ed25519 key.</summary>
public sealed class LogKey
{
    private readonly PublicKey key;
    private readonly byte[] id;

    private LogKey(string name, byte[] id, PublicKey key) => (Name, this.id, this.key) = (name, id, key);

    /// <summary>The log's name.</summary>
    public string Name { get; }

    /// <exception cref="FormatException">It is no such key.</exception>
    public static LogKey Parse(string written)
    {
        var parts = written.Trim().Split('+', 3);
        if (parts is not [{ Length: > 0 } name, { Length: 8 } hex, var base64])
            throw new FormatException("The key has the form name+hash+key.");
        var typed = Convert.FromBase64String(base64);
        if (typed is not [0x01, .. { Length: 32 } raw])
            throw new FormatException("The key is no Ed25519 key.");
        var made = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 0x0A, .. typed]).AsSpan(0, 4).ToArray();
        if (!made.AsSpan().SequenceEqual(Convert.FromHexString(hex)))
            throw new FormatException("The key's hash is not that of the key.");
        return new(name, made, PublicKey.Import(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey));
    }

    /// <summary>Is this line of a note this key's signature over <paramref name="text"/>?</summary>
    public bool Signed(string text, string line)
    {
        if (line.Split(' ') is not ["—", var name, var base64] || name != Name)
            return false;
        var made = new byte[68];
        return Convert.TryFromBase64String(base64, made, out var written)
            && written == made.Length
            && made.AsSpan(0, 4).SequenceEqual(id)
            && SignatureAlgorithm.Ed25519.Verify(key, Encoding.UTF8.GetBytes(text), made.AsSpan(4));
    }
}

/// <summary>What a checkpoint says, once its signature was found good.</summary>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">Their root in hexadecimal digits.</param>
public sealed record SignedCheckpoint(long Size, string Root)
{
    /// <summary>Reads the checkpoints of a file that only grows, in their order.</summary>
    /// <exception cref="FormatException">One is torn, of another log, or not signed by the key.</exception>
    public static IReadOnlyList<SignedCheckpoint> ReadAll(string text, LogKey key)
    {
        var lines = text.Split('\n');
        List<SignedCheckpoint> found = [];
        for (var at = 0; at < lines.Length; )
        {
            if (lines[at].Length == 0)
            {
                at++;
                continue;
            }
            var bodyEnd = Array.IndexOf(lines, "", at);
            if (bodyEnd < 0)
                throw new FormatException($"Line {at + 1}: a checkpoint that breaks off.");
            var end = bodyEnd + 1;
            while (end < lines.Length && lines[end].StartsWith('—'))
                end++;
            found.Add(Read(lines[at..bodyEnd], lines[(bodyEnd + 1)..end], key, at + 1));
            at = end;
        }
        return found;
    }

    private static SignedCheckpoint Read(string[] body, string[] signatures, LogKey key, int line)
    {
        var text = string.Join('\n', body) + "\n";
        if (!signatures.Any(x => key.Signed(text, x)))
            throw new FormatException($"Line {line}: a checkpoint without a signature of {key.Name}.");
        if (
            body is not [var origin, var size, var root, ..]
            || origin != key.Name
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        )
            throw new FormatException($"Line {line}: this is no checkpoint of {key.Name}.");
        return new(count, Convert.ToHexStringLower(Convert.FromBase64String(root)));
    }
}
