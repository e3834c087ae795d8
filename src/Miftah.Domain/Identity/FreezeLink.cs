namespace Miftah.Domain.Identity;

/// <summary>
/// The «it wasn't me» link of a notice: opens a page whose button freezes the account, and can do nothing else.
/// </summary>
public sealed class FreezeLink
{
    /// <summary>How long a link works, in days.</summary>
    public const int LifetimeDays = 30;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }
}
