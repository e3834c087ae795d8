namespace Miftah.Domain;

/// <summary>Keys of rows: version 7, so that new rows land together. Not a secret.</summary>
public static class RowId
{
    public static Guid New(DateTime now) => Guid.CreateVersion7(new DateTimeOffset(now));

    /// <summary>Below every key made at <paramref name="from"/> or later, so that a key serves as a time.</summary>
    public static Guid First(DateTime from)
    {
        var bytes = New(from).ToByteArray(bigEndian: true);
        bytes.AsSpan(TimeBytes).Clear();
        bytes[TimeBytes] = Version << 4;
        return new(bytes, bigEndian: true);
    }

    private const int TimeBytes = 6;
    private const int Version = 7;
}
