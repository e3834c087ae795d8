using System.Buffers.Binary;

namespace Miftah.Agencies.Fingers;

/// <summary>A point where a ridge of a finger ends or parts.</summary>
/// <param name="IsEnding">It ends; otherwise it parts.</param>
/// <param name="X">In pixels.</param>
/// <param name="Y">In pixels.</param>
/// <param name="Angle">In 256ths of a circle.</param>
public sealed record Minutia(bool IsEnding, int X, int Y, byte Angle);

/// <summary>One view of one finger, as a record of ISO/IEC 19794-2:2005 in its record format.</summary>
/// <param name="Position">Which finger: 1 is the right thumb, 2 the right index finger, 10 the left little one.</param>
/// <param name="Quality">0 to 100.</param>
/// <param name="Minutiae">At most 255.</param>
public sealed record FingerRecord(byte Position, byte Quality, IReadOnlyList<Minutia> Minutiae)
{
    /// <summary>Pixels of the square that the reader takes.</summary>
    public const int Side = 500;

    private const int HeaderBytes = 24;
    private const int ViewBytes = 4;
    private const int MinutiaBytes = 6;
    private const int ExtendedBytes = 2;
    private const int PixelsPerCm = 197; // 500 dpi.
    private const int CoordinateMask = 0x3FFF;
    private const int Ending = 1;
    private const int Parting = 2;

    private static ReadOnlySpan<byte> Magic => "FMR\0 20\0"u8;

    public byte[] Write()
    {
        var made = new byte[HeaderBytes + ViewBytes + (Minutiae.Count * MinutiaBytes) + ExtendedBytes];
        Magic.CopyTo(made);
        BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(8), made.Length);
        // Bytes 12 and 13 name certified equipment: there is none here.
        BinaryPrimitives.WriteInt16BigEndian(made.AsSpan(14), Side);
        BinaryPrimitives.WriteInt16BigEndian(made.AsSpan(16), Side);
        BinaryPrimitives.WriteInt16BigEndian(made.AsSpan(18), PixelsPerCm);
        BinaryPrimitives.WriteInt16BigEndian(made.AsSpan(20), PixelsPerCm);
        made[22] = 1; // One view.
        made[HeaderBytes] = Position;
        made[HeaderBytes + 2] = Quality;
        made[HeaderBytes + 3] = (byte)Minutiae.Count;
        for (var i = 0; i < Minutiae.Count; i++)
        {
            var it = Minutiae[i];
            var at = made.AsSpan(HeaderBytes + ViewBytes + (i * MinutiaBytes));
            var type = it.IsEnding ? Ending : Parting;
            BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)((type << 14) | (it.X & CoordinateMask)));
            BinaryPrimitives.WriteUInt16BigEndian(at[2..], (ushort)(it.Y & CoordinateMask));
            (at[4], at[5]) = (it.Angle, Quality);
        }
        return made;
    }

    /// <returns>Null for anything that is no record of one view.</returns>
    public static FingerRecord? Read(ReadOnlySpan<byte> made)
    {
        if (made.Length < HeaderBytes + ViewBytes + ExtendedBytes || !made.StartsWith(Magic) || made[22] != 1)
            return null;
        var count = made[HeaderBytes + 3];
        var length = HeaderBytes + ViewBytes + (count * MinutiaBytes) + ExtendedBytes;
        if (made.Length != length || BinaryPrimitives.ReadInt32BigEndian(made[8..]) != length)
            return null;
        var minutiae = new Minutia[count];
        for (var i = 0; i < count; i++)
        {
            var at = made[(HeaderBytes + ViewBytes + (i * MinutiaBytes))..];
            var x = BinaryPrimitives.ReadUInt16BigEndian(at);
            var y = BinaryPrimitives.ReadUInt16BigEndian(at[2..]);
            minutiae[i] = new(x >> 14 == Ending, x & CoordinateMask, y & CoordinateMask, at[4]);
        }
        return new(made[HeaderBytes], made[HeaderBytes + 2], minutiae);
    }
}
