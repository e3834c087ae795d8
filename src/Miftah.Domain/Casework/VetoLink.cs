namespace Miftah.Domain.Casework;

/// <summary>The link in the notice to the old number: its page's button objects to a case, once.</summary>
public sealed class VetoLink
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTime EndsAt { get; init; }
    public DateTime? UsedAt { get; set; }
}
