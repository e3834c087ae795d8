using System.Buffers.Binary;
using System.IO.Compression;

namespace Miftah.Tests.Look;

/// <summary>
/// The characters of a WOFF2 file and their widths. Source: W3C WOFF 2.0, §4 and §5; OpenType cmap format 4.
/// </summary>
internal sealed class Woff2
{
    private const int HeaderBytes = 48;
    private const int OwnTag = 63;
    private static readonly string[] KnownTags =
    [
        "cmap",
        "head",
        "hhea",
        "hmtx",
        "maxp",
        "name",
        "OS/2",
        "post",
        "cvt ",
        "fpgm",
        "glyf",
        "loca",
    ];

    private readonly Dictionary<string, (byte[] Bytes, bool IsTransformed)> tables = new(StringComparer.Ordinal);

    public Woff2(byte[] file)
    {
        var place = HeaderBytes;
        var directory = new List<(string Tag, int Length, bool IsTransformed)>();
        for (var count = U16(file, 12); count > 0; count--)
            directory.Add(Entry(file, ref place));
        using var packed = new MemoryStream(file, place, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
        foreach (var (tag, length, isTransformed) in directory)
        {
            var bytes = new byte[length];
            unpacked.ReadExactly(bytes);
            tables[tag] = (bytes, isTransformed);
        }
    }

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public int GlyphOf(char character)
    {
        var cmap = tables["cmap"].Bytes;
        var table = Format4(cmap);
        var segments = U16(cmap, table + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var end = table + 14 + (2 * i);
            var start = end + (2 * segments) + 2;
            if (character > U16(cmap, end) || character < U16(cmap, start))
                continue;
            var delta = U16(cmap, start + (2 * segments));
            var offsetAt = start + (4 * segments);
            var offset = U16(cmap, offsetAt);
            return offset == 0
                ? (character + delta) & 0xFFFF
                : U16(cmap, offsetAt + offset + (2 * (character - U16(cmap, start))));
        }
        return 0;
    }

    /// <summary>The width of a character in font units.</summary>
    public int WidthOf(char character)
    {
        var (hmtx, isTransformed) = tables["hmtx"];
        var last = U16(tables["hhea"].Bytes, 34) - 1;
        var glyph = Math.Min(GlyphOf(character), last);
        return isTransformed ? U16(hmtx, 1 + (2 * glyph)) : U16(hmtx, 4 * glyph);
    }

    private static int Format4(byte[] cmap)
    {
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var table = BinaryPrimitives.ReadInt32BigEndian(cmap.AsSpan(4 + (8 * i) + 4));
            if (U16(cmap, table) == 4)
                return table;
        }
        throw new InvalidOperationException("No cmap of format 4.");
    }

    private static (string Tag, int Length, bool IsTransformed) Entry(byte[] file, ref int place)
    {
        var flags = file[place++];
        var tag = "";
        if ((flags & OwnTag) == OwnTag)
        {
            tag = System.Text.Encoding.ASCII.GetString(file, place, 4);
            place += 4;
        }
        else
        {
            var known = flags & OwnTag;
            tag = known < KnownTags.Length ? KnownTags[known] : $"#{known}";
        }
        // For outlines, version 3 means "as it was"; for the others, version 0 does.
        var isTransformed = tag is "glyf" or "loca" ? flags >> 6 != 3 : flags >> 6 != 0;
        var length = Base128(file, ref place);
        return (tag, isTransformed ? Base128(file, ref place) : length, isTransformed);
    }

    private static int Base128(byte[] file, ref int place)
    {
        var value = 0;
        byte next;
        do
        {
            next = file[place++];
            value = (value << 7) | (next & 0x7F);
        } while (next >= 0x80);
        return value;
    }

    private static int U16(byte[] bytes, int place) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(place));
}
