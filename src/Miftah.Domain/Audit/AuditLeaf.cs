using System.Globalization;
using System.Text;

namespace Miftah.Domain.Audit;

/// <summary>
/// What the log holds of one record: docs/security/audit-log.md says each name. JSON as RFC 8785 orders it, in ASCII.
/// </summary>
public static class AuditLeaf
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Of(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var at = record.At.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var actor = record.Actor.ToString().ToLowerInvariant();
        var person = Convert.ToHexStringLower(record.Commitment);
        return $$"""{"act":"{{record.Act}}","actor":"{{actor}}","at":"{{at}}","id":"{{record.Id}}","person":"{{person}}","proofs":"{{record.Proofs}}","v":1}""";
    }

    public static byte[] HashOf(AuditRecord record) => MerkleTree.LeafHash(Encoding.ASCII.GetBytes(Of(record)));
}
