namespace Miftah.Domain;

/// <summary>Keys of rows: version 7, so that new rows land together. Not a secret.</summary>
public static class RowId
{
    public static Guid New(DateTime now) => Guid.CreateVersion7(new DateTimeOffset(now));
}
