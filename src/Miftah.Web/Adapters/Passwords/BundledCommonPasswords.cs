using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using Miftah.Domain.Passwords;

namespace Miftah.Web.Adapters.Passwords;

/// <summary>The list inside the program, and the words of this installation. No network, no file.</summary>
/// <remarks>
/// The list is one block of sorted lines, searched by halves: 3 MB, no object an entry. What it holds and whose it is:
/// LICENSES.md beside this file.
/// </remarks>
public sealed class BundledCommonPasswords(IEnumerable<string> contextWords) : ICommonPasswords
{
    private const string Resource = "Passwords.common.txt.br";
    private const byte LineEnd = (byte)'\n';

    private static readonly Lazy<byte[]> Lines = new(Unpack);

    private readonly FrozenSet<string> context = contextWords
        .Select(x => PasswordText.Squeeze(PasswordText.Fold(x)))
        .Where(x => x.Length > 0)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many entries the bundled list has.</summary>
    public static int Count => Lines.Value.AsSpan().Count(LineEnd);

    /// <summary>The entries, in their order. For tests: a page asks <see cref="Contains"/>.</summary>
    internal static IEnumerable<string> Entries =>
        Encoding.UTF8.GetString(Lines.Value).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool Contains(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        return context.Contains(folded) || IsLine(Lines.Value, Encoding.UTF8.GetBytes(folded));
    }

    private static bool IsLine(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> wanted)
    {
        while (!lines.IsEmpty)
        {
            var start = lines[..(lines.Length / 2)].LastIndexOf(LineEnd) + 1;
            var length = lines[start..].IndexOf(LineEnd);
            var order = wanted.SequenceCompareTo(lines.Slice(start, length));
            if (order == 0)
                return true;
            lines = order < 0 ? lines[..start] : lines[(start + length + 1)..];
        }
        return false;
    }

    private static byte[] Unpack()
    {
        using var packed = typeof(BundledCommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        using var lines = new MemoryStream();
        brotli.CopyTo(lines);
        return lines.ToArray();
    }
}
