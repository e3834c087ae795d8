using System.Buffers.Binary;
using System.Text;

namespace Miftah.Domain.Cryptography;

/// <summary>
/// Where sealed bytes stand and whose they are. They open nowhere else: not in another row, column or table, not for
/// another person.
/// </summary>
/// <param name="Table">The table as the database names it.</param>
/// <param name="Column">The column as the database names it.</param>
/// <param name="Row">The key of the row.</param>
/// <param name="Subject">The account; empty where the row belongs to nobody yet.</param>
public readonly record struct SealedPlace(string Table, string Column, Guid Row, Guid Subject = default)
{
    private const int GuidBytes = 16;

    /// <summary>
    /// Two ids and two names, each name behind its length: no two places have the same bytes.
    /// </summary>
    public byte[] ToBytes()
    {
        var (table, column) = (Encoding.UTF8.GetByteCount(Table), Encoding.UTF8.GetByteCount(Column));
        var bytes = new byte[(2 * GuidBytes) + (2 * sizeof(ushort)) + table + column];
        Row.TryWriteBytes(bytes, bigEndian: true, out _);
        Subject.TryWriteBytes(bytes.AsSpan(GuidBytes), bigEndian: true, out _);
        var rest = bytes.AsSpan(2 * GuidBytes);
        Write(Table, table, rest);
        Write(Column, column, rest[(sizeof(ushort) + table)..]);
        return bytes;
    }

    private static void Write(string name, int length, Span<byte> to)
    {
        BinaryPrimitives.WriteUInt16BigEndian(to, checked((ushort)length));
        Encoding.UTF8.GetBytes(name, to[sizeof(ushort)..]);
    }
}
