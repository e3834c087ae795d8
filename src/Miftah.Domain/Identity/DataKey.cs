namespace Miftah.Domain.Identity;

/// <summary>
/// The key of one person's data, wrapped by a master key. It stands apart from what it opens: where this row is
/// destroyed, every copy of the sealed columns is unreadable (docs/adr/0016).
/// </summary>
public sealed class DataKey
{
    /// <summary>The account whose data it opens; one key an account.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Names the key in the header of what it sealed.</summary>
    public required Guid Id { get; init; }

    /// <summary>256 random bits under a master key, bound to this row and its person.</summary>
    public required byte[] Wrapped { get; set; }

    /// <summary>The version of the master key, again, so that the database can say what is left to re-wrap.</summary>
    public required byte MasterVersion { get; set; }

    public required DateTime MadeAt { get; init; }
}
